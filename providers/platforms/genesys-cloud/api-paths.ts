import { pathSegment } from "../../http/path-segment";

/**
 * The REST paths of Genesys Cloud, and nothing else knows them.
 * Source: `IntegrationsApi.js` of purecloud-platform-client-v2 262.0.0.
 */

export const TOKEN_PATH = "/oauth/token";

const INTEGRATIONS = "/api/v2/integrations";
const ACTIONS = `${INTEGRATIONS}/actions`;

export const RUNTIMES_PATH = `${ACTIONS}/functions/runtimes`;
export const NEW_DRAFT_PATH = `${ACTIONS}/drafts`;
export const NEW_INTEGRATION_PATH = INTEGRATIONS;
export const NEW_CREDENTIAL_PATH = `${INTEGRATIONS}/credentials`;

/** An action as flows see it, or its draft. */
export type Side = "published" | "draft";

/** A page of the published actions or of the drafts whose name contains `name`; pages count from 1. */
export function actionsPath(
  side: Side,
  query: { readonly name: string; readonly pageNumber: number; readonly pageSize: number },
): string {
  return `${ACTIONS}${side === "draft" ? "/drafts" : ""}?${queryOf({ ...query, includeConfig: true })}`;
}

/** The path of an action, or of its draft. */
export function actionPath(id: string, side: Side = "published"): string {
  return `${ACTIONS}/${pathSegment(id)}${side === "draft" ? "/draft" : ""}`;
}

/** The path that reads an action, or its draft, with its contract and its configuration. */
export function readActionPath(id: string, side: Side): string {
  return `${actionPath(id, side)}?${queryOf({ expand: "contract", includeConfig: true })}`;
}

/** The path of one of an action's two templates. */
export function templatePath(
  id: string,
  side: Side,
  fileName: "requesttemplate.vm" | "successtemplate.vm",
): string {
  return `${actionPath(id, side)}/templates/${fileName}`;
}

/** The path of the function of an action, or of its draft. */
export function functionPath(id: string, side: Side): string {
  return `${actionPath(id, side)}/function`;
}

/** A page of the integrations; pages count from 1. */
export function integrationsPath(pageNumber: number, pageSize: number): string {
  return `${INTEGRATIONS}?${queryOf({ pageNumber, pageSize })}`;
}

/** The path of an integration. */
export function integrationPath(id: string): string {
  return `${INTEGRATIONS}/${pathSegment(id)}`;
}

/** The path of the configuration that an integration has now. */
export function integrationConfigPath(id: string): string {
  return `${integrationPath(id)}/config/current`;
}

/** A page of the credentials; pages count from 1. */
export function credentialsPath(pageNumber: number, pageSize: number): string {
  return `${NEW_CREDENTIAL_PATH}?${queryOf({ pageNumber, pageSize })}`;
}

/** The path of a credential. */
export function credentialPath(id: string): string {
  return `${NEW_CREDENTIAL_PATH}/${pathSegment(id)}`;
}

function queryOf(values: Readonly<Record<string, string | number | boolean>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) query.set(name, String(value));
  return query.toString();
}
