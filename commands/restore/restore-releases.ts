import { actionNames } from "../../infra/actions/discover-actions";
import type { ForegroundEnd } from "../../load/run-in-foreground.js";
import { CommandError } from "../command-error";
import type { StackAction } from "../stack/stack-actions";
import type { StepBack } from "./step-back";
import { runUpdate } from "../stack/run-update";
import { updateArguments } from "./update-arguments";

/** What is restored, and how. */
export interface Restoration {
  /** The folder of Pulumi.yaml, absolute. */
  readonly projectRoot: string;
  readonly stack: string;
  readonly back: readonly StepBack[];
  /** Every action of the stack; those that do not go back are not touched. */
  readonly actions: readonly StackAction[];
  /** Of the row in the history. */
  readonly message: string;
  /** `preview` changes nothing; `ask` leaves the question to the CLI. */
  readonly mode: "preview" | "ask" | "yes";
}

/**
 * Restores releases through the engine, with whatever configuration the stack has now. Only the actions that go back
 * are touched, and one that fails does not keep the others from going back.
 *
 * @throws COMMAND_INVALID where the checkout lacks one of them
 */
export function restoreReleases(restoration: Restoration): Promise<ForegroundEnd> {
  const { projectRoot, stack, back, message, mode } = restoration;
  const names = actionNames(projectRoot);
  checkSource(back, names);
  const args = updateArguments({ stack, back, untouched: othersThan(restoration, names) });
  const pinned = Object.fromEntries(back.map(({ action, to }) => [action.name, to.release]));
  const command =
    mode === "preview" ? ["preview"] : ["up", "--continue-on-error", ...(mode === "yes" ? ["--yes"] : [])];
  return runUpdate(projectRoot, [...command, "--message", message, ...args], pinned);
}

/** What an action's environment takes from where, and its smoke-test case, are in its folder and in no release. */
function checkSource(back: readonly StepBack[], names: readonly string[]): void {
  const missing = back.map(({ action }) => action.name).filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  throw new CommandError(
    `Going back was refused: this checkout has no action-src/${missing.join(", no action-src/")}, which says where the ` +
      `environment comes from. Check out a commit that has it, and run the command again. Nothing was changed.`,
  );
}

function othersThan({ back, actions }: Restoration, names: readonly string[]): string[] {
  const all = new Set([...actions.map(({ name }) => name), ...names]);
  return [...all].filter((name) => !back.some(({ action }) => action.name === name));
}
