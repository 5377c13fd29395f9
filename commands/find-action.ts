import { discoverActions, type DiscoveredAction } from "../infra/actions/discover-actions";
import { CommandError } from "./command-error";

/**
 * Finds an action of the source by its name.
 *
 * @param operation for the message, for example `Bundling`
 * @param advice what somebody does who named one that is not there
 * @throws COMMAND_INVALID where action-src has no such action; ACTION_INVALID
 */
export function findAction(
  projectRoot: string,
  name: string,
  operation: string,
  advice: string,
): DiscoveredAction {
  const actions = discoverActions(projectRoot);
  const action = actions.find(({ description }) => description.name === name);
  if (action !== undefined) return action;
  const known = actions.map(({ description }) => description.name).join(", ");
  throw new CommandError(
    `${operation} "${name}" failed: action-src has no such action. It has: ${known || "none"}. ${advice}`,
  );
}
