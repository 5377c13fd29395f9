import { jsonAnswer, type SimAnswer, type SimRequest } from "../../http/message";
import { parseJsonBody } from "../../http/parse-json-body";
import type { Route } from "../../http/router";
import { postActionBody, updateActionBody } from "../action-body";
import { guarded } from "../admission";
import type { GenesysContext } from "../context";
import { requireSide } from "../find-action";
import { badRequest, notFound } from "../genesys-error";
import { FUNCTION_TYPE } from "../integration-type";
import { listActions } from "../list-actions";
import {
  ACTIONS,
  ERROR_SCHEMA,
  ERROR_SCHEMA_FILE,
  INPUT_SCHEMA_FILE,
  presentAction,
  presentSchema,
  REQUEST_TEMPLATE_FILE,
  SUCCESS_SCHEMA_FILE,
  SUCCESS_TEMPLATE_FILE,
} from "../present-action";
import { requireVersion } from "../require-version";
import type { ActionSide, SideName } from "../store/records";

const VIEW = ["integrations:action:view", "bridge:actions:view"];

/** Lists, reads of both sides, and changes of the published one. */
export function actionRoutes(context: GenesysContext): Route[] {
  const { organization, admit } = context;
  const one = `${ACTIONS}/{actionId}`;

  const read =
    (name: SideName) =>
    (request: SimRequest): SimAnswer => {
      const { action, side } = requireSide(organization, request, name);
      return jsonAnswer(200, presentAction(action, name, side, request.query));
    };

  const readTemplate =
    (name: SideName) =>
    (request: SimRequest): SimAnswer => {
      const { side } = requireSide(organization, request, name);
      const text = templateOf(side, request.params.fileName ?? "");
      if (text === undefined) throw notFound("template", request.params.fileName ?? "");
      return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body: text };
    };

  const readSchema =
    (name: SideName) =>
    (request: SimRequest): SimAnswer => {
      const { side } = requireSide(organization, request, name);
      const schema = schemaOf(side, request.params.fileName ?? "");
      if (!schema) throw notFound("schema", request.params.fileName ?? "");
      return jsonAnswer(200, presentSchema(schema));
    };

  /** The text that the platform answers, and the only thing it does, for a function integration. */
  const create = (request: SimRequest): SimAnswer => {
    const { integrationId } = parseJsonBody(request, postActionBody);
    if (!organization.integrations.get(integrationId))
      throw badRequest(`integrationId: there is no integration ${integrationId}`);
    throw badRequest(`Integration of type '${FUNCTION_TYPE}' does not support creating published actions`);
  };

  const update = (request: SimRequest): SimAnswer => {
    const { action, side } = requireSide(organization, request, "published");
    const { version, ...changes } = parseJsonBody(request, updateActionBody);
    requireVersion(version, side.version);
    const published = { ...side, ...definedParts(changes), version: side.version + 1 };
    organization.putAction({ ...action, published });
    return jsonAnswer(200, presentAction(action, "published", published));
  };

  const remove = (request: SimRequest): SimAnswer => {
    context.removeAction(requireSide(organization, request, "published").action.id);
    return { status: 204 };
  };

  const readers = (name: SideName): Route[] => {
    const path = name === "draft" ? `${one}/draft` : one;
    return [
      guarded(admit, "GET", path, VIEW, read(name)),
      guarded(admit, "GET", `${path}/templates/{fileName}`, VIEW, readTemplate(name)),
      guarded(admit, "GET", `${path}/schemas/{fileName}`, VIEW, readSchema(name)),
    ];
  };
  return [
    guarded(admit, "GET", ACTIONS, VIEW, ({ query }) =>
      jsonAnswer(200, listActions(context, "published", query)),
    ),
    guarded(admit, "GET", `${ACTIONS}/drafts`, VIEW, ({ query }) =>
      jsonAnswer(200, listActions(context, "draft", query)),
    ),
    guarded(admit, "POST", ACTIONS, ["integrations:action:add"], create),
    ...readers("published"),
    ...readers("draft"),
    guarded(admit, "PATCH", one, ["integrations:action:edit"], update),
    guarded(admit, "DELETE", one, ["integrations:action:delete"], remove),
  ];
}

/** Without the names that hold nothing, which would hide what is there. */
export function definedParts<T extends object>(
  parts: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const defined = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}

function templateOf({ config }: ActionSide, fileName: string): string | undefined {
  if (fileName === REQUEST_TEMPLATE_FILE) return config.request.requestTemplate;
  return fileName === SUCCESS_TEMPLATE_FILE ? config.response.successTemplate : undefined;
}

function schemaOf({ inputSchema, successSchema }: ActionSide, fileName: string) {
  return {
    [INPUT_SCHEMA_FILE]: inputSchema,
    [SUCCESS_SCHEMA_FILE]: successSchema,
    [ERROR_SCHEMA_FILE]: ERROR_SCHEMA,
  }[fileName];
}
