/** An action's name in the forms that source code has it in. */
interface NameForms {
  readonly kebab: string;
  readonly constant: string;
  readonly camel: string;
  readonly pascal: string;
  readonly words: string;
}

/** @param name in kebab case */
function formsOf(name: string): NameForms {
  const words = name.split("-");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return {
    kebab: name,
    constant: words.join("_").toUpperCase(),
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    words: words.join(" "),
  };
}

/**
 * Puts an action's name in an example's place: the name itself, as folder and in words of its own, and what is the backend's
 * in the configuration of a stack (variables, keys, error codes), which two actions would share otherwise. Outputs and the
 * like keep their names: the contract is what an example is copied for.
 *
 * @param codePrefix of the example's backend, such as `ORDERS`; undefined for an example without one
 */
export function renameExample(
  source: string,
  { from, to, codePrefix }: { readonly from: string; readonly to: string; readonly codePrefix?: string },
): string {
  const named = source.replaceAll(from, to);
  if (codePrefix === undefined) return named;
  const before = formsOf(codePrefix.toLowerCase().replaceAll("_", "-"));
  const after = formsOf(to);
  return named
    .replace(new RegExp(`\\b${before.constant}_|(?<=["\`])${before.constant}(?=["\`])`, "g"), (text) =>
      text.replace(before.constant, after.constant),
    )
    .replace(new RegExp(`\\b${before.camel}(?=[A-Z])`, "g"), after.camel);
}

/** Puts one action's name in another's place, in every form that it has in source code. */
export function rename(source: string, from: string, to: string): string {
  const [before, after] = [formsOf(from), formsOf(to)];
  const forms = Object.keys(before) as (keyof NameForms)[];
  const byText = new Map(forms.map((form) => [before[form], after[form]]));
  const pattern = new RegExp(forms.map((form) => before[form]).join("|"), "g");
  return source.replace(pattern, (text) => byText.get(text) ?? text);
}
