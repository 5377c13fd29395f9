import { codeOf } from "../../errors/error-codes";
import { ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import { isObject, numberOf, textOf, type Properties } from "../../properties";
import {
  isUntouched,
  type IntegrationDefinition,
  type IntegrationRecord,
  type IntegrationsApi,
} from "../integrations-api";
import { invalidAnswer } from "../rest/json-answer";
import {
  actionsPath,
  credentialPath,
  credentialsPath,
  integrationConfigPath,
  integrationPath,
  integrationsPath,
  NEW_CREDENTIAL_PATH,
  NEW_INTEGRATION_PATH,
} from "./api-paths";
import { makeOnce } from "./api-calls";
import { GENESYS_DIALECT } from "./dialect";
import type { PublishDependencies } from "./publish-draft";
import { credentialIdOf, CREDENTIAL_SLOT, FUNCTION_INTEGRATION_TYPE } from "./integration-check";

/** A credential of fields that its owner names. Source: public configurations of such integrations. */
const CREDENTIAL_TYPE = { name: "userDefined" };
/** Looks until an integration that was enabled is active: about half a minute in all. */
const MAX_LOOKS = 6;

/** The integrations of the type `function-data-actions`, and their credentials. */
export class FunctionIntegrationsApi implements IntegrationsApi {
  constructor(private readonly dependencies: Omit<PublishDependencies, "sender" | "reader">) {}

  async postIntegration(name: string): Promise<IntegrationRecord> {
    const operation = `Creation of integration "${name}"`;
    const json = { name, integrationType: { id: FUNCTION_INTEGRATION_TYPE } };
    const { calls } = this.dependencies;
    const { id } = await makeOnce(
      async () => ({
        id: idOf(operation, await calls.send("POST", { operation, path: NEW_INTEGRATION_PATH, json })),
      }),
      async () => (await this.findIntegrationsByName(name)).find(isUntouched),
      (failures) => this.pause(failures),
    );
    const made = await this.getIntegration(id);
    if (made) return made;
    throw invalidAnswer(GENESYS_DIALECT, operation, `there is no integration ${id} right after`);
  }

  async getIntegration(id: string): Promise<IntegrationRecord | undefined> {
    const operation = `Reading of integration (id ${id})`;
    const { calls } = this.dependencies;
    const integration = await calls.read({ operation, path: integrationPath(id) });
    if (!integration) return undefined;
    const config = await calls.read({ operation, path: integrationConfigPath(id) });
    const credentialId = credentialIdOf(config);
    return {
      id: idOf(operation, integration),
      name: textOf(config ?? integration, "name") || textOf(integration, "name"),
      notes: textOf(config ?? {}, "notes"),
      isEnabled: textOf(integration, "intendedState") === "ENABLED",
      ...(credentialId === undefined ? {} : { credentialId }),
    };
  }

  async findIntegrationsByName(name: string): Promise<IntegrationRecord[]> {
    const all = await this.dependencies.calls.readPages(`Look-up of integration "${name}"`, integrationsPath);
    const records: IntegrationRecord[] = [];
    for (const one of all) {
      const type = isObject(one["integrationType"]) ? textOf(one["integrationType"], "id") : "";
      if (textOf(one, "name") !== name || type !== FUNCTION_INTEGRATION_TYPE) continue;
      const record = await this.getIntegration(textOf(one, "id"));
      if (record) records.push(record);
    }
    return records;
  }

  async putIntegration(id: string, definition: IntegrationDefinition): Promise<IntegrationRecord> {
    const { calls } = this.dependencies;
    const { name, notes, credentialId } = definition;
    const operation = `Update of integration "${name}" (id ${id})`;
    const path = integrationConfigPath(id);
    const config = await calls.read({ operation, path });
    if (!config) throw gone(operation);
    await calls.send("PUT", {
      operation,
      path,
      json: {
        ...config,
        name,
        notes,
        // Undocumented parts are sent back as they came: the configuration is replaced whole.
        properties: config["properties"] ?? {},
        advanced: config["advanced"] ?? {},
        version: numberOf(config, "version"),
        credentials: { [CREDENTIAL_SLOT]: { id: credentialId } },
      },
    });
    await this.enable(operation, id);
    const record = await this.getIntegration(id);
    if (!record) throw gone(operation);
    return record;
  }

  async deleteIntegration(id: string): Promise<void> {
    const { calls } = this.dependencies;
    const operation = `Deletion of integration (id ${id})`;
    await calls.delete({ operation, path: integrationPath(id) });
  }

  async actionsOf(id: string): Promise<{ readonly id: string; readonly name: string }[]> {
    const operation = `Listing of the actions of integration (id ${id})`;
    const pathOf = (pageNumber: number, pageSize: number) =>
      actionsPath("published", { name: "", pageNumber, pageSize });
    const all = await this.dependencies.calls.readPages(operation, pathOf);
    return all
      .filter((one) => textOf(one, "integrationId") === id)
      .map((one) => ({ id: textOf(one, "id"), name: textOf(one, "name") }));
  }

  async postCredential(name: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const operation = `Creation of credential "${name}"`;
    const { calls } = this.dependencies;
    const json = { name, type: CREDENTIAL_TYPE, credentialFields: fields };
    const secrets = Object.values(fields);
    const { id } = await makeOnce(
      async () => {
        const answer = await calls.send("POST", { operation, path: NEW_CREDENTIAL_PATH, json, secrets });
        return { id: idOf(operation, answer) };
      },
      async () => {
        const [found] = await this.findCredentialsByName(name);
        return found === undefined ? undefined : { id: found };
      },
      (failures) => this.pause(failures),
    );
    return id;
  }

  async putCredential(id: string, name: string, fields: Readonly<Record<string, string>>): Promise<boolean> {
    const { calls } = this.dependencies;
    const operation = `Update of credential "${name}" (id ${id})`;
    const path = credentialPath(id);
    if ((await calls.read({ operation, path })) === undefined) return false;
    const json = { id, name, type: CREDENTIAL_TYPE, credentialFields: fields };
    // The same fields twice are the same fields.
    await calls.send("PUT", { operation, path, json, secrets: Object.values(fields), repeatable: true });
    return true;
  }

  async deleteCredential(id: string): Promise<void> {
    const operation = `Deletion of credential (id ${id})`;
    await this.dependencies.calls.delete({ operation, path: credentialPath(id) });
  }

  async findCredentialsByName(name: string): Promise<string[]> {
    const all = await this.dependencies.calls.readPages(`Look-up of credential "${name}"`, credentialsPath);
    return all.filter((one) => textOf(one, "name") === name).map((one) => textOf(one, "id"));
  }

  private async enable(operation: string, id: string): Promise<void> {
    const { calls } = this.dependencies;
    const path = integrationPath(id);
    await calls.send("PATCH", { operation, path, json: { intendedState: "ENABLED" }, repeatable: true });
    for (let look = 1; ; look += 1) {
      const integration = await calls.read({ operation, path });
      const reported = integration?.["reportedState"];
      const { code, detail } = isObject(reported) ? reported : {};
      // ASSUMED: an organisation that reports no state has none to wait for.
      if (code === "ACTIVE" || code === undefined) return;
      if (code === "ERROR" || look >= MAX_LOOKS)
        throw notActive(operation, typeof code === "string" ? code : "unknown", detail);
      await this.pause(look);
    }
  }

  private pause(failures: number): Promise<void> {
    const { clock, random } = this.dependencies;
    return clock.sleep(backoffDelayMs(failures, random()));
  }
}

function idOf(operation: string, answer: Properties): string {
  const id = textOf(answer, "id");
  if (id === "") throw invalidAnswer(GENESYS_DIALECT, operation, "there is no id");
  return id;
}

function gone(operation: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "NOT_FOUND"),
    operation,
    seen: "found that it does not exist in Genesys Cloud any more",
    remedy: "Run pulumi up --refresh: it makes the integration again.",
  });
}

function notActive(operation: string, code: string, detail: unknown): ProviderError {
  const message = isObject(detail) ? textOf(detail, "message") : "";
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "INTEGRATION_UNUSABLE"),
    operation,
    seen: `enabled it, and Genesys Cloud reports it as ${code}${message ? `: ${message.slice(0, 300)}` : ""}`,
    remedy: "Look at it in Genesys Cloud (Admin, Integrations), then run pulumi up again.",
    outcome: "done",
  });
}
