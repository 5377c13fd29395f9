import { discoverActions } from "../../infra/actions/discover-actions";
import { releaseFromSource } from "../../infra/actions/release-from-source";
import type { VisibleContent } from "../../providers/data-action/visible-content";
import { CommandError } from "../command-error";

/**
 * What CXone would show of an action once the program has written it.
 *
 * @throws COMMAND_INVALID where action-src has no such action, ACTION_INVALID, BUNDLE_FAILED
 */
export async function programContent(projectRoot: string, name: string): Promise<VisibleContent> {
  const actions = discoverActions(projectRoot);
  const action = actions.find(({ description }) => description.name === name);
  if (action === undefined) {
    const known = actions.map(({ description }) => description.name).join(", ");
    throw new CommandError(
      `Adopting "${name}" failed: action-src has no such action. It has: ${known || "none"}. ` +
        `Write the action first: what is adopted becomes what its folder says.`,
    );
  }
  const { release } = await releaseFromSource(projectRoot, action);
  const { description, contract, runtime, timeoutSeconds, codeSha256 } = release;
  const environmentNames = Object.keys(action.description.environment).sort();
  return { name, description, contract, runtime, timeoutSeconds, codeSha256, environmentNames };
}
