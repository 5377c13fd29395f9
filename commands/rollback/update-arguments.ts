import type { StepBack } from "./rollback-plan";

/** What the CLI is asked for. */
export interface UpdateRequest {
  readonly stack: string;
  readonly back: readonly StepBack[];
  /** The names of the actions, of the stack or of the source, that are not to be touched. */
  readonly untouched: readonly string[];
}

const ACTION_TYPE = "pulumi-nodejs:dynamic/cxone:DataAction";

/**
 * The arguments of `pulumi preview` or `pulumi up` that restore releases and touch nothing else.
 *
 * - `--exclude`: other actions are neither deployed from the checkout, nor made, nor deleted, nor tested.
 * - `--replace`: a smoke test executes again, whatever it was last executed for.
 * - `--refresh`: what somebody changed by hand shows in the preview and is put right, instead of stopping the update.
 */
export function updateArguments({ stack, back, untouched }: UpdateRequest): string[] {
  // Patterns, for the engine refuses the URN of a resource that it does not know, such as an action not yet deployed.
  const excluded = untouched.flatMap((name) => [
    `**::${ACTION_TYPE}::${name}`,
    `**::${ACTION_TYPE}$command:local:Command::${name}-smoke-test`,
  ]);
  const replaced = back.flatMap(({ action }) => (action.smokeTestUrn ? [action.smokeTestUrn] : []));
  return [
    ...["--stack", stack, "--diff", "--refresh"],
    ...excluded.flatMap((pattern) => ["--exclude", pattern]),
    ...replaced.flatMap((urn) => ["--replace", urn]),
  ];
}
