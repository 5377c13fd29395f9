import { SMOKE_TEST_TYPE, smokeTestName } from "../../infra/smoke-test/smoke-test-resource";
import { INTEGRATION_TYPE } from "../../providers/integration/integration-type";
import { DATA_ACTION_TYPES } from "../../providers/data-action/resource-type";
import { BY_CONFIGURATION } from "../stack/by-configuration";
import type { StepBack } from "./step-back";

/** What the CLI is asked for. */
export interface UpdateRequest {
  readonly stack: string;
  readonly back: readonly StepBack[];
  /** The names of the actions, of the stack or of the source, that are not to be touched. */
  readonly untouched: readonly string[];
}

/**
 * The arguments of `pulumi preview` or `pulumi up` that restore releases and touch nothing else.
 *
 * - `--exclude`: other actions are neither deployed from the checkout, nor made, nor deleted, nor tested.
 * - `--replace`: a smoke test executes again, whatever it was last executed for.
 * - `--refresh`: what somebody changed by hand shows in the preview and is put right, instead of stopping the update.
 *   It goes by the configuration as it stands.
 */
export function updateArguments({ stack, back, untouched }: UpdateRequest): string[] {
  // Patterns, for the engine refuses the URN of a resource that it does not know, such as an action not yet deployed.
  const actions = untouched.flatMap((name) =>
    DATA_ACTION_TYPES.flatMap((type) => [
      `**::${type}::${name}`,
      `**::${type}$${SMOKE_TEST_TYPE}::${smokeTestName(name)}`,
    ]),
  );
  // It has the values of all actions, of which only those that go back are read.
  const excluded = untouched.length > 0 ? [...actions, `**::${INTEGRATION_TYPE}::**`] : actions;
  const replaced = back.flatMap(({ action }) => (action.smokeTestUrn ? [action.smokeTestUrn] : []));
  return [
    ...["--stack", stack, "--diff", "--refresh", BY_CONFIGURATION],
    ...excluded.flatMap((pattern) => ["--exclude", pattern]),
    ...replaced.flatMap((urn) => ["--replace", urn]),
  ];
}
