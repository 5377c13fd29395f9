import type { SimRequest } from "../http/message";
import { notFound } from "./genesys-error";
import type { Organization } from "./store/organization";
import type { ActionSide, SideName, StoredAction } from "./store/records";

/** An action's side, and the action. */
export interface FoundSide {
  readonly action: StoredAction;
  readonly side: ActionSide;
}

/**
 * The side of the action that a request's path names with `{actionId}`.
 *
 * @throws 404 `not.found`
 */
export function requireSide(organization: Organization, { params }: SimRequest, name: SideName): FoundSide {
  const id = params.actionId ?? "";
  const action = organization.actions.get(id);
  const side = action?.[name];
  if (!action || !side) throw notFound(name === "draft" ? "draft of the action" : "action", id);
  return { action, side };
}
