import { createHash } from "node:crypto";
import { HttpError } from "../http/http-error";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../http/message";
import type { Route } from "../http/router";
import type { StoredAction } from "./action";
import { actionBodySchemas, type ActionCreateBody } from "./action-body";
import type { ActionStore } from "./action-store";
import { decodeCode } from "./code-archive";
import { listPage } from "./list-page";
import { parseJsonBody } from "../http/parse-json-body";
import { presentAction } from "./present-action";
import { READ_ACTIONS, WRITE_ACTIONS } from "./scopes";

/** What the control plane's routes need. */
export interface ActionRoutesContext {
  readonly store: ActionStore;
  /** Throws 401, 403 or 429. */
  readonly admit: (request: SimRequest, anyScopeOf: readonly string[]) => void;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly newActionId: () => string;
  readonly knowsExtensions: boolean;
  /** Called after an action was replaced or removed. */
  readonly onRetired: (id: string) => void;
}

const ACTIONS = "/api/v2/data/actions";

/** The actions' control plane: list, create, read, replace, delete (docs/openapi.yaml). */
export function actionRoutes(context: ActionRoutesContext): Route[] {
  const { store, admit, clock, newActionId, knowsExtensions, onRetired } = context;
  const bodies = actionBodySchemas(knowsExtensions);
  const present = (action: StoredAction) => presentAction(action, knowsExtensions);
  const now = () => new Date(clock()).toISOString();

  const create = (request: SimRequest): SimAnswer => {
    admit(request, [WRITE_ACTIONS]);
    const { code, ...definition } = parseJsonBody(request, bodies.create);
    const zip = decodeCode(code);
    requireFreeName(store, definition);
    const dates = { dateCreated: now(), dateModified: now() };
    const action = { id: newActionId(), ...definition, version: 1, codeSha256: sha256(zip), ...dates };
    store.put(action, zip);
    return jsonAnswer(201, present(action), { location: `${ACTIONS}/${action.id}` });
  };

  const replace = (request: SimRequest): SimAnswer => {
    admit(request, [WRITE_ACTIONS]);
    const before = requireAction(store, request);
    const { code, version, ...definition } = parseJsonBody(request, bodies.replace);
    const zip = decodeCode(code);
    if (version !== before.version) {
      const message = `version: ${version} is stale, the action has version ${before.version}. Read it again.`;
      throw new HttpError(409, "action.version.stale", message);
    }
    requireFreeName(store, definition, before.id);
    const { id, dateCreated } = before;
    const changed = { version: version + 1, codeSha256: sha256(zip), dateCreated, dateModified: now() };
    const action = { id, ...definition, ...changed };
    store.put(action, zip);
    onRetired(id);
    return jsonAnswer(200, present(action));
  };

  const read = (request: SimRequest): SimAnswer => {
    admit(request, READ_ACTIONS);
    return jsonAnswer(200, present(requireAction(store, request)));
  };

  const remove = (request: SimRequest): SimAnswer => {
    admit(request, [WRITE_ACTIONS]);
    const action = requireAction(store, request);
    store.remove(action);
    onRetired(action.id);
    return { status: 204 };
  };

  const list = (request: SimRequest): SimAnswer => {
    admit(request, READ_ACTIONS);
    const { entities, ...page } = listPage(store, request.query);
    return jsonAnswer(200, { entities: entities.map(present), ...page });
  };

  return [
    { method: "GET", path: ACTIONS, handle: list },
    { method: "POST", path: ACTIONS, handle: create },
    { method: "GET", path: `${ACTIONS}/{id}`, handle: read },
    { method: "PUT", path: `${ACTIONS}/{id}`, handle: replace },
    { method: "DELETE", path: `${ACTIONS}/{id}`, handle: remove },
  ];
}

/**
 * The action that a request's path names.
 *
 * @throws 404 `action.not.found`
 */
export function requireAction(store: ActionStore, { params }: SimRequest): StoredAction {
  const action = store.get(params.id ?? "");
  if (!action) throw new HttpError(404, "action.not.found", `There is no action with the id ${params.id}.`);
  return action;
}

function requireFreeName(store: ActionStore, { name }: Pick<ActionCreateBody, "name">, ownId?: string): void {
  const other = store.findByName(name);
  if (!other || other.id === ownId) return;
  throw new HttpError(409, "action.name.conflict", `name: the action ${other.id} is called ${name} already.`);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
