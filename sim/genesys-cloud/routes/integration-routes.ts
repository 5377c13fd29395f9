import * as z from "zod";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../../http/message";
import { parseJsonBody } from "../../http/parse-json-body";
import type { Route } from "../../http/router";
import { guarded } from "../admission";
import type { GenesysContext } from "../context";
import { badRequest, GenesysError, notFound } from "../genesys-error";
import { CREDENTIAL_SLOT, FUNCTION_INTEGRATION_TYPE, FUNCTION_TYPE } from "../integration-type";
import { lookAtIntegration } from "../integration-state";
import { pageOf } from "../page";
import { readFlags } from "../query-flags";
import type { StoredIntegration } from "../store/records";
import { begin } from "../underway";

const PATH = "/api/v2/integrations";
const VIEW = ["integrations:integration:view"];
const EDIT = ["integrations:integration:edit"];

const createBody = z.strictObject({
  id: z.string().optional(),
  name: z.string().min(1).max(256),
  integrationType: z.looseObject({ id: z.string() }),
  selfUri: z.string().optional(),
});
/** The whole `Integration` may be sent; its intended state is all that counts. */
const patchBody = z.looseObject({ intendedState: z.enum(["ENABLED", "DISABLED", "DELETED", "RESTORED"]) });
const anyObject = z.record(z.string(), z.unknown());
const configBody = z.strictObject({
  id: z.string().optional(),
  name: z.string().min(1).max(256),
  version: z.number().int(),
  properties: anyObject,
  advanced: anyObject,
  notes: z.string(),
  credentials: z.record(z.string(), z.looseObject({ id: z.string() })),
  selfUri: z.string().optional(),
});

/** Integrations, their configuration and their type. */
export function integrationRoutes(context: GenesysContext): Route[] {
  const { organization, admit, newId, now, removeAction } = context;

  const create = (request: SimRequest): SimAnswer => {
    const { name, integrationType } = parseJsonBody(request, createBody);
    if (integrationType.id !== FUNCTION_TYPE)
      throw badRequest(`integrationType.id: the simulated organisation has ${FUNCTION_TYPE} alone`);
    const integration: StoredIntegration = {
      id: newId("integration"),
      name,
      typeId: FUNCTION_TYPE,
      intendedState: "DISABLED",
      reportedCode: "INACTIVE",
      dateLastUpdated: now(),
      config: { version: 1, properties: {}, advanced: {}, notes: "", credentials: {} },
    };
    organization.integrations.put(integration);
    context.onIntegrationCreated(integration.id);
    return jsonAnswer(200, present(integration));
  };

  const list = ({ query }: SimRequest): SimAnswer => {
    const types = query.getAll("integrationType");
    const all = organization.integrations
      .list()
      .map((each) => lookAtIntegration(context, each))
      .filter(({ typeId }) => types.length === 0 || types.includes(typeId));
    const { entities, ...page } = pageOf(all, PATH, query);
    return jsonAnswer(200, { entities: entities.map((each) => present(each)), ...page });
  };

  const patch = (request: SimRequest): SimAnswer => {
    const integration = requireIntegration(context, request);
    const { intendedState } = parseJsonBody(request, patchBody);
    if (intendedState === "RESTORED") throw badRequest("intendedState: the integration is not deleted");
    if (intendedState === "DELETED") return remove(request);
    if (intendedState === integration.intendedState) return jsonAnswer(200, present(integration));
    const changed: StoredIntegration = {
      ...integration,
      intendedState,
      reportedCode: intendedState === "ENABLED" ? "ACTIVATING" : "DEACTIVATING",
      change: begin(context.clock()),
      dateLastUpdated: now(),
    };
    organization.integrations.put(changed);
    return jsonAnswer(200, present(changed));
  };

  /** Its actions go with it, drafts included. */
  const remove = (request: SimRequest): SimAnswer => {
    const integration = requireIntegration(context, request);
    for (const action of organization.actions.list())
      if (action.integrationId === integration.id) removeAction(action.id);
    organization.integrations.remove(integration.id);
    return jsonAnswer(200, present(integration));
  };

  const replaceConfig = (request: SimRequest): SimAnswer => {
    const integration = requireIntegration(context, request);
    const body = parseJsonBody(request, configBody);
    const { version } = integration.config;
    if (body.version !== version) {
      const message = `The version ${body.version} does not match the current version ${version} of the configuration.`;
      throw new GenesysError(409, "general.conflict", message, { entityId: integration.id });
    }
    const changed = {
      ...integration,
      name: body.name,
      config: { ...configOf(context, body), version: version + 1 },
    };
    organization.integrations.put(changed);
    return jsonAnswer(200, presentConfig(changed));
  };

  return [
    guarded(admit, "GET", PATH, VIEW, list),
    guarded(admit, "POST", PATH, ["integrations:integration:add"], create),
    guarded(admit, "GET", `${PATH}/types/{typeId}`, VIEW, ({ params: { typeId = "" } }) => {
      if (typeId !== FUNCTION_TYPE) throw notFound("integration type", typeId);
      return jsonAnswer(200, FUNCTION_INTEGRATION_TYPE);
    }),
    guarded(admit, "GET", `${PATH}/{integrationId}`, VIEW, (request) => {
      const integration = lookAtIntegration(context, requireIntegration(context, request));
      const withConfig = readFlags(request.query).expands("config");
      return jsonAnswer(200, present(integration, withConfig));
    }),
    guarded(admit, "PATCH", `${PATH}/{integrationId}`, EDIT, patch),
    guarded(admit, "DELETE", `${PATH}/{integrationId}`, ["integrations:integration:delete"], remove),
    guarded(admit, "GET", `${PATH}/{integrationId}/config/current`, VIEW, (request) =>
      jsonAnswer(200, presentConfig(requireIntegration(context, request))),
    ),
    guarded(admit, "PUT", `${PATH}/{integrationId}/config/current`, EDIT, replaceConfig),
  ];
}

function requireIntegration({ organization }: GenesysContext, { params }: SimRequest): StoredIntegration {
  const id = params.integrationId ?? "";
  const integration = organization.integrations.get(id);
  if (!integration) throw notFound("integration", id);
  return integration;
}

function configOf({ organization }: GenesysContext, body: z.output<typeof configBody>) {
  const { properties, advanced, notes } = body;
  const credentials: Record<string, { id: string }> = {};
  for (const [slot, { id }] of Object.entries(body.credentials)) {
    if (slot !== CREDENTIAL_SLOT) throw badRequest(`credentials: there is no slot ${slot}`);
    if (!organization.credentials.get(id))
      throw badRequest(`credentials.${slot}: there is no credential ${id}`);
    credentials[slot] = { id };
  }
  return { properties, advanced, notes, credentials };
}

function present(integration: StoredIntegration, withConfig = false) {
  const { id, name, intendedState, reportedCode, dateLastUpdated, config } = integration;
  return {
    id,
    name,
    integrationType: {
      id: FUNCTION_TYPE,
      name: FUNCTION_INTEGRATION_TYPE.name,
      selfUri: FUNCTION_INTEGRATION_TYPE.selfUri,
    },
    notes: config.notes,
    intendedState,
    ...(withConfig ? { config: { current: presentConfig(integration) } } : {}),
    reportedState: {
      code: reportedCode,
      effective: reportedCode === "ACTIVE" ? "Active" : "Inactive",
      lastUpdated: dateLastUpdated,
    },
    attributes: {},
    selfUri: `${PATH}/${id}`,
  };
}

function presentConfig({ id, name, config }: StoredIntegration) {
  const credentials = Object.fromEntries(
    Object.entries(config.credentials).map(([slot, credential]) => [
      slot,
      { id: credential.id, selfUri: `${PATH}/credentials/${credential.id}` },
    ]),
  );
  return { id, name, ...config, credentials, selfUri: `${PATH}/${id}/config/current` };
}
