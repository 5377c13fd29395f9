import { codeOf } from "../../errors/error-codes";
import { mayHaveBeenCarriedOut, ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import { isObject, numberOf, textOf, type Properties } from "../../properties";
import {
  isUntouched,
  type ActionOfIntegration,
  type IntegrationDefinition,
  type IntegrationRecord,
  type IntegrationsApi,
} from "../integrations-api";
import { invalidAnswer } from "../rest/json-answer";
import { fieldsNamedIn, readConfig } from "./action-config";
import {
  actionsPath,
  credentialPath,
  credentialsPath,
  integrationConfigPath,
  integrationPath,
  integrationsPath,
  NEW_CREDENTIAL_PATH,
  NEW_INTEGRATION_PATH,
  type Side,
} from "./api-paths";
import { makeOnce } from "./api-calls";
import { GENESYS_DIALECT } from "./dialect";
import type { PublishDependencies } from "./publish-draft";
import { credentialIdOf, CREDENTIAL_SLOT, FUNCTION_INTEGRATION_TYPE } from "./integration-check";
import { MAX_LOOKS } from "./looks";

/** A credential of fields that its owner names. Source: public configurations of such integrations. */
const CREDENTIAL_TYPE = { name: "userDefined" };
/** How often marking an integration is tried while others write to it, or answers are lost. */
const MAX_CLAIMS = 4;

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

  async claimIntegration(id: string, notes: string): Promise<string> {
    const operation = `Marking of integration (id ${id})`;
    let failure: Error | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const config = await this.requireConfig(operation, id);
      const live = textOf(config, "notes");
      // Read again after the write too: where two write at once, the one whose notes are there has it.
      if (live !== "") return live;
      if (attempt > MAX_CLAIMS) throw failure ?? changedMeanwhile(operation, live);
      if (attempt > 1) await this.pause(attempt - 1);
      failure = await this.writeConfig(operation, id, config, { notes }).then(
        () => undefined,
        (error: Error) => error,
      );
      const isConflict = failure instanceof ProviderError && failure.status === 409;
      if (failure !== undefined && !isConflict && !mayHaveBeenCarriedOut(failure)) throw failure;
    }
  }

  async putIntegration(
    id: string,
    { name, notes, credentialId }: IntegrationDefinition,
    seenNotes = "",
  ): Promise<IntegrationRecord> {
    const operation = `Update of integration "${name}" (id ${id})`;
    const config = await this.requireConfig(operation, id);
    const live = textOf(config, "notes");
    if (live !== notes && live !== seenNotes) throw changedMeanwhile(operation, live);
    const credentials = { [CREDENTIAL_SLOT]: { id: credentialId } };
    await this.writeConfig(operation, id, config, { name, notes, credentials });
    await this.enable(operation, id);
    const record = await this.getIntegration(id);
    if (!record) throw gone(operation);
    if (record.notes !== notes) throw changedMeanwhile(operation, record.notes);
    return record;
  }

  async deleteIntegration(id: string): Promise<void> {
    const { calls } = this.dependencies;
    const operation = `Deletion of integration (id ${id})`;
    await calls.delete({ operation, path: integrationPath(id) });
  }

  async actionsOf(id: string): Promise<ActionOfIntegration[]> {
    const byId = new Map<string, ActionOfIntegration>();
    for (const side of ["published", "draft"] as const) {
      for (const listed of await this.listed(side, id)) {
        const fields = fieldsNamedIn(listed["config"]);
        const [actionId, name] = [textOf(listed, "id"), textOf(listed, "name")];
        const { tags } = readConfig(listed["config"], undefined);
        const known = byId.get(actionId) ?? { id: actionId, name, isDraft: side === "draft", tags, fields };
        byId.set(actionId, { ...known, fields: [...new Set([...known.fields, ...fields])] });
      }
    }
    return [...byId.values()];
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

  async hasCredential(id: string): Promise<boolean> {
    const operation = `Reading of credential (id ${id})`;
    return (await this.dependencies.calls.read({ operation, path: credentialPath(id) })) !== undefined;
  }

  async deleteCredential(id: string): Promise<void> {
    const operation = `Deletion of credential (id ${id})`;
    await this.dependencies.calls.delete({ operation, path: credentialPath(id) });
  }

  async findCredentialsByName(name: string): Promise<string[]> {
    const all = await this.dependencies.calls.readPages(`Look-up of credential "${name}"`, credentialsPath);
    return all.filter((one) => textOf(one, "name") === name).map((one) => textOf(one, "id"));
  }

  private async listed(side: Side, integrationId: string): Promise<Properties[]> {
    const operation = `Listing of the ${side === "draft" ? "drafts" : "actions"} of integration (id ${integrationId})`;
    const pathOf = (pageNumber: number, pageSize: number) =>
      actionsPath(side, { name: "", pageNumber, pageSize });
    const all = await this.dependencies.calls.readPages(operation, pathOf);
    return all.filter((one) => textOf(one, "integrationId") === integrationId);
  }

  private async requireConfig(operation: string, id: string): Promise<Properties> {
    const config = await this.dependencies.calls.read({ operation, path: integrationConfigPath(id) });
    if (!config) throw gone(operation);
    return config;
  }

  /** Replaces a configuration, whole: what is not to change is sent back as it came. */
  private async writeConfig(
    operation: string,
    id: string,
    config: Properties,
    changes: Properties,
  ): Promise<void> {
    const json = {
      ...config,
      properties: config["properties"] ?? {},
      advanced: config["advanced"] ?? {},
      credentials: config["credentials"] ?? {},
      version: numberOf(config, "version"),
      ...changes,
    };
    await this.dependencies.calls.send("PUT", { operation, path: integrationConfigPath(id), json });
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

function changedMeanwhile(operation: string, notes: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "STALE_VERSION"),
    operation,
    seen: `found that somebody else wrote its notes at the same moment ("${notes.slice(0, 200)}")`,
    remedy: "Run pulumi up --refresh, whose preview shows what changed.",
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
