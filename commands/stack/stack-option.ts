/** `--stack STACK` of the commands that work on one stack. */
export const STACK_OPTION = {
  short: "s",
  value: "STACK",
  description: "the stack, for example staging",
  required: true,
} as const;

/** `--yes` of the commands that ask before they change something. */
export const YES_OPTION = { short: "y", description: "do not ask" } as const;
