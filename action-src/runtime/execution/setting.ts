/** A value of the action's environment, and the variable it came from, so that advice can name it. */
export interface Setting {
  readonly value: string;
  readonly variable: string;
}

/** The value of a variable together with its name, which so is written once. */
export function settingOf<Name extends string>(
  values: Readonly<Record<NoInfer<Name>, string>>,
  variable: Name,
): Setting {
  return { value: values[variable], variable };
}
