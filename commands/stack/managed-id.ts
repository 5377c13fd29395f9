import { CommandError } from "../command-error";
import { isDataAction, nameOfUrn } from "./preview";

interface Resource {
  readonly urn: string;
  readonly id?: string;
}

/**
 * The id under which a stack manages an action already; undefined where it does not.
 *
 * @param exported what `pulumi stack export` wrote
 * @throws COMMAND_INVALID where that is no state
 */
export function managedId(exported: string, action: string): string | undefined {
  let state: { readonly deployment?: { readonly resources?: readonly Resource[] } | null } | null;
  try {
    state = JSON.parse(exported) as typeof state;
  } catch {
    throw new CommandError(
      "Reading the state failed: pulumi stack export did not write JSON. Use Pulumi 3.248 or later.",
    );
  }
  return state?.deployment?.resources?.find(({ urn }) => isDataAction(urn) && nameOfUrn(urn) === action)?.id;
}
