import { STATE_ID_NAME, STATE_ID_TYPE } from "../../infra/actions/state-id-resource";
import type { ActionOwner } from "../../providers/data-action/action-owner";
import { parseExport } from "../stack/exported-state";
import { nameOfUrn, typeOfUrn } from "../stack/urn";

/**
 * Whom the actions of a stack belong to, as the program writes it into their tags.
 *
 * @param exported what `pulumi stack export` wrote
 * @param stack as the CLI takes it: the organisation and the project may stand before its name
 * @throws COMMAND_INVALID where that is no state
 */
export function ourOwner(exported: string, project: string, stack: string): ActionOwner {
  const resources = parseExport(exported)?.resources ?? [];
  const stateId = resources.find(
    ({ urn }) => typeOfUrn(urn) === STATE_ID_TYPE && nameOfUrn(urn) === STATE_ID_NAME,
  );
  const drawn = stateId?.outputs?.["output"];
  return {
    stack: `${project}/${stack.split("/").at(-1) ?? stack}`,
    state: typeof drawn === "string" ? drawn : "",
  };
}
