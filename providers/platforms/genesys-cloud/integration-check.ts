import { codeOf } from "../../errors/error-codes";
import { ProviderError } from "../../errors/provider-error";
import { isObject, textOf, type Properties } from "../../properties";
import type { ActionDefinition } from "../data-actions-api";
import type { ApiCalls } from "./api-calls";
import { credentialPath, integrationConfigPath, integrationPath } from "./api-paths";
import { GENESYS_DIALECT } from "./dialect";

/** The type of the integrations that function data actions belong to. */
export const FUNCTION_INTEGRATION_TYPE = "function-data-actions";
/** The one slot of such an integration. Source: public configurations of such integrations. */
export const CREDENTIAL_SLOT = "functionCredentials";

/** An integration that an action can be made in. */
export interface UsableIntegration {
  /** The category of its actions, which is the integration's name. */
  readonly category: string;
}

/** What is known of an integration. */
interface KnownIntegration extends UsableIntegration {
  readonly fields: readonly string[] | "none" | "not told";
}

/**
 * Makes sure, before anything is written, that an integration can serve an action. What it has seen of one serves the next
 * actions of the process too, as long as it is enough for them: calls are rationed.
 */
export class IntegrationCheck {
  private readonly known = new Map<string, KnownIntegration>();

  constructor(private readonly calls: ApiCalls) {}

  /**
   * Looks whether the integration is there, is of the right type, and has a credential with the fields that the action's
   * environment names, as far as they can be read.
   *
   * @throws INTEGRATION_UNUSABLE, and what the calls throw
   */
  async require({
    name,
    integrationId = "",
    environment,
  }: Pick<ActionDefinition, "name" | "integrationId" | "environment">): Promise<UsableIntegration> {
    const fields = [...new Set(Object.values(environment))].sort();
    const known = this.known.get(integrationId);
    if (known && lacking(known, fields) === undefined) return known;
    const operation = `Check of the integration of data action "${name}" (id ${integrationId || "none"})`;
    const refuse = (seen: string, remedy: string) =>
      new ProviderError({
        code: codeOf(GENESYS_DIALECT, "INTEGRATION_UNUSABLE"),
        operation,
        seen,
        remedy: `${remedy}, then run pulumi up again.`,
      });
    const integration =
      integrationId !== "" && (await this.calls.read({ operation, path: integrationPath(integrationId) }));
    if (!integration)
      throw refuse(
        "found no such integration",
        "Correct genesysIntegrationId, or take it out: the stack makes an integration of its own",
      );
    const type = isObject(integration["integrationType"]) ? textOf(integration["integrationType"], "id") : "";
    if (type !== FUNCTION_INTEGRATION_TYPE)
      throw refuse(
        `found an integration of the type ${type || "(none)"}`,
        `Name one of the type ${FUNCTION_INTEGRATION_TYPE} in genesysIntegrationId`,
      );
    const seen: KnownIntegration = {
      category: textOf(integration, "name"),
      fields: fields.length === 0 ? "none" : await credentialFields(this.calls, operation, integrationId),
    };
    const missing = lacking(seen, fields);
    if (missing !== undefined) throw refuse(...missing);
    this.known.set(integrationId, seen);
    return seen;
  }
}

/** What an action that needs `fields` cannot find in an integration, and what to do; undefined where it finds all. */
function lacking(known: KnownIntegration, fields: readonly string[]): [string, string] | undefined {
  if (fields.length === 0 || known.fields === "not told") return undefined;
  if (known.fields === "none")
    return [
      "found no credential in it, and the action's environment needs one",
      `Give the integration a credential (slot ${CREDENTIAL_SLOT}) with the fields ${fields.join(", ")}`,
    ];
  const missing = fields.filter((field) => !known.fields.includes(field));
  if (missing.length === 0) return undefined;
  return [
    `found no field ${missing.join(", ")} in its credential, which the action's environment names`,
    "Add it to the integration's credential",
  ];
}

/** The names of the fields of an integration's credential. Their values are redacted; the names may be as well. */
async function credentialFields(
  calls: ApiCalls,
  operation: string,
  integrationId: string,
): Promise<readonly string[] | "none" | "not told"> {
  const config = await calls.read({ operation, path: integrationConfigPath(integrationId) });
  const id = credentialIdOf(config);
  if (id === undefined) return "none";
  const credential = await calls.read({ operation, path: credentialPath(id) });
  const fields = credential?.["credentialFields"];
  return isObject(fields) && Object.keys(fields).length > 0 ? Object.keys(fields) : "not told";
}

/** The credential that an integration's configuration names; undefined for none. */
export function credentialIdOf(config: Properties | undefined): string | undefined {
  const slots = config?.["credentials"];
  const slot = isObject(slots) ? slots[CREDENTIAL_SLOT] : undefined;
  return isObject(slot) ? textOf(slot, "id") || undefined : undefined;
}
