import { jsonAnswer, type SimAnswer, type SimRequest } from "../../http/message";
import { parseJsonBody } from "../../http/parse-json-body";
import type { Route } from "../../http/router";
import { postActionBody, publishDraftBody, updateDraftBody } from "../action-body";
import { guarded } from "../admission";
import type { GenesysContext } from "../context";
import { checkInputSchema, checkSuccessSchema } from "../contract/check-contract";
import { requireSide } from "../find-action";
import { validateDraft } from "../function/validate-draft";
import { lookAtZip } from "../function/zip-processing";
import { badRequest, errorBody, GenesysError, notFound } from "../genesys-error";
import { ACTIONS, presentAction } from "../present-action";
import { requireVersion } from "../require-version";
import type { ActionSide, StoredAction } from "../store/records";
import { definedParts } from "./action-routes";

const EDIT = ["integrations:action:edit"];

/** A draft's life: made, changed, validated, published or removed. */
export function draftRoutes(context: GenesysContext): Route[] {
  const { organization, admit, newId, behaviour } = context;
  const draftPath = `${ACTIONS}/{actionId}/draft`;

  const create = (request: SimRequest): SimAnswer => {
    const { id: _ignored, integrationId, contract, ...rest } = parseJsonBody(request, postActionBody);
    if (!organization.integrations.get(integrationId) || context.isTooNew(integrationId))
      throw badRequest(`integrationId: there is no integration ${integrationId}`);
    checkInputSchema(contract.inputSchema);
    checkSuccessSchema(contract.successSchema);
    const draft: ActionSide = { version: 1, ...rest, ...contract, uploadExceptionHistory: [] };
    const action: StoredAction = { id: newId("action"), integrationId, draft };
    organization.putAction(action);
    context.onListable(action.id, "draft");
    return jsonAnswer(200, presentAction(action, "draft", draft));
  };

  const open = (request: SimRequest): SimAnswer => {
    const id = request.params.actionId ?? "";
    const action = organization.actions.get(id);
    if (!action) throw notFound("action", id);
    if (action.draft) {
      const code = behaviour.openDraftStatus === 409 ? "general.conflict" : "bad.request";
      const message = `A draft already exists for the action ${id}.`;
      throw new GenesysError(behaviour.openDraftStatus, code, message, { entityId: id });
    }
    const published = requireSide(organization, request, "published").side;
    const { function: settings, zip, zipBefore: _before, ...definition } = published;
    const code = behaviour.draftCopiesFunction
      ? { ...(settings && { function: settings }), ...(zip && { zip }) }
      : {};
    const draft: ActionSide = { ...definition, version: 1, ...code, uploadExceptionHistory: [] };
    organization.putAction({ ...action, draft });
    context.onListable(id, "draft");
    return jsonAnswer(200, presentAction(action, "draft", draft));
  };

  const update = (request: SimRequest): SimAnswer => {
    const { action, side } = requireSide(organization, request, "draft");
    const { version, contract, secure, ...changes } = parseJsonBody(request, updateDraftBody);
    requireVersion(version, side.version);
    if (action.published && contract) throw fixedAfterPublishing("contract");
    if (action.published && secure !== undefined) throw fixedAfterPublishing("secure");
    if (contract) {
      checkInputSchema(contract.inputSchema);
      checkSuccessSchema(contract.successSchema);
    }
    const draft: ActionSide = {
      ...side,
      ...definedParts({ ...changes, secure }),
      ...contract,
      version: side.version + 1,
    };
    organization.putAction({ ...action, draft });
    return jsonAnswer(200, presentAction(action, "draft", draft));
  };

  const remove = (request: SimRequest): SimAnswer => {
    const { action } = requireSide(organization, request, "draft");
    const { draft: _draft, ...rest } = action;
    if (rest.published) organization.putAction(rest);
    else context.removeAction(action.id);
    context.retire(action.id, "draft");
    return { status: 204 };
  };

  const publish = (request: SimRequest): SimAnswer => {
    const { action, side } = lookAtZip(context, requireSide(organization, request, "draft"));
    const { version } = parseJsonBody(request, publishDraftBody);
    if (version !== side.version)
      throw badRequest(`Supplied version ${version} does not match latest draft version ${side.version}`);
    const problems = validateDraft(context, side);
    const [worst] = problems;
    if (worst) {
      const errors = problems.map((problem) => errorBody(problem, newId("context")));
      throw badRequest(worst.message, { errors });
    }
    const { zipBefore: _before, ...rest } = side;
    const published: ActionSide = { ...rest, version: (action.published?.version ?? 0) + 1 };
    const after: StoredAction = { id: action.id, integrationId: action.integrationId, published };
    organization.putAction(after);
    if (!action.published) context.onListable(action.id, "published");
    context.retire(action.id, "draft");
    context.retire(action.id, "published");
    return jsonAnswer(200, presentAction(after, "published", published));
  };

  const validate = (request: SimRequest): SimAnswer => {
    const { side } = lookAtZip(context, requireSide(organization, request, "draft"));
    const errors = validateDraft(context, side).map((problem) => errorBody(problem, newId("context")));
    return jsonAnswer(200, { valid: errors.length === 0, errors });
  };

  return [
    guarded(admit, "POST", `${ACTIONS}/drafts`, ["integrations:action:add"], create),
    guarded(admit, "POST", draftPath, EDIT, open),
    guarded(admit, "PATCH", draftPath, EDIT, update),
    guarded(admit, "DELETE", draftPath, ["integrations:action:delete"], remove),
    guarded(admit, "GET", `${draftPath}/validation`, EDIT, validate),
    guarded(admit, "POST", `${draftPath}/publish`, EDIT, publish),
  ];
}

/** Naming it is enough: official samples take both fields out of such a draft before they send it. */
function fixedAfterPublishing(field: "contract" | "secure"): GenesysError {
  return badRequest(`${field}: cannot be changed once the action is published`, {
    details: [{ fieldName: field }],
  });
}
