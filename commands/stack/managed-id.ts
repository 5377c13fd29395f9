import { parseExport } from "./exported-state";
import { isDataAction, nameOfUrn } from "./urn";

/**
 * The id under which a stack manages an action already; undefined where it does not.
 *
 * @param exported what `pulumi stack export` wrote
 * @throws COMMAND_INVALID where that is no state
 */
export function managedId(exported: string, action: string): string | undefined {
  const resources = parseExport(exported)?.resources ?? [];
  return resources.find(({ urn }) => isDataAction(urn) && nameOfUrn(urn) === action)?.id;
}
