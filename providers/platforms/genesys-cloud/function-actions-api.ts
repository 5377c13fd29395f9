import { createHash } from "node:crypto";
import { codeOf } from "../../errors/error-codes";
import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import { textOf, type Properties } from "../../properties";
import type {
  ActionDefinition,
  ActionRecord,
  DataActionsApi,
  ExecutionResult,
  Trial,
} from "../data-actions-api";
import { invalidAnswer } from "../rest/json-answer";
import { toConfig } from "./action-config";
import { ActionReader } from "./action-reader";
import { makeOnce } from "./api-calls";
import { actionPath, NEW_DRAFT_PATH } from "./api-paths";
import { GENESYS_CAPABILITIES } from "./capabilities";
import { toContract } from "./contract-mapping";
import { GENESYS_DIALECT } from "./dialect";
import { isOfSameStack, mayBeDiscarded } from "./draft-owner";
import { afterDiscarding, publishDraft, type PublishDependencies } from "./publish-draft";
import { RuntimeCheck } from "./runtime-check";
import { IntegrationCheck } from "./integration-check";

/** A function ends within 15 s; the rest is a cold start, and the way there and back. */
const EXECUTE_TIMEOUT_MS = 40_000;
/** Looks after a publication or a deletion, until the platform shows it: half a minute in all. */
const MAX_LOOKS = 6;

/**
 * The function data actions of an organisation. An action is made and changed as a draft, which flows do not see, and
 * published in one step (docs/platforms.md).
 */
export class FunctionActionsApi implements DataActionsApi {
  readonly capabilities = GENESYS_CAPABILITIES;
  private readonly reader: ActionReader;
  private readonly runtimes: RuntimeCheck;
  private readonly integrations: IntegrationCheck;

  constructor(private readonly dependencies: PublishDependencies) {
    const { calls } = dependencies;
    this.reader = new ActionReader(calls);
    this.runtimes = new RuntimeCheck(calls);
    this.integrations = new IntegrationCheck(calls);
  }

  async postAction(definition: ActionDefinition, trial?: Trial): Promise<ActionRecord> {
    const { name } = definition;
    const { category } = await this.requireUsable(definition);
    await this.removeLeftovers(definition);
    const draftId = await this.openNewDraft(definition, category);
    await publishDraft(this.dependencies, { draftId, definition, codeSha256: sha256Of(definition), trial });
    return this.readPublished(
      `Reading of data action "${name}" (id ${draftId}) after its publication`,
      draftId,
    );
  }

  async putAction(live: ActionRecord, definition: ActionDefinition, trial?: Trial): Promise<ActionRecord> {
    const { id } = live;
    const operation = `Update of data action "${definition.name}" (id ${id})`;
    const { category } = await this.requireUsable(definition, live.runtime);
    await this.makeWayForDraft(operation, live, definition);
    await this.reopen(operation, live, definition, category);
    await publishDraft(this.dependencies, {
      draftId: id,
      definition,
      codeSha256: sha256Of(definition),
      trial,
    });
    return this.readPublished(
      `Reading of data action "${definition.name}" (id ${id}) after its publication`,
      id,
    );
  }

  getAction(id: string): Promise<ActionRecord | undefined> {
    return this.reader.published(id);
  }

  async findActionsByName(name: string, integrationId?: string): Promise<ActionRecord[]> {
    const listed = await this.reader.named("published", name, integrationId);
    const records: ActionRecord[] = [];
    for (const one of listed) {
      // A list is a summary, and may lag; the action itself is read from its own address.
      const record = await this.reader.published(textOf(one, "id"));
      if (record) records.push(record);
    }
    return records;
  }

  async deleteAction(id: string): Promise<void> {
    const { calls, clock } = this.dependencies;
    const operation = `Deletion of data action (id ${id})`;
    await calls.delete({ operation, path: actionPath(id) });
    for (let look = 1; await calls.read({ operation, path: actionPath(id) }); look += 1) {
      if (look >= MAX_LOOKS) throw stillThere(operation);
      await clock.sleep(backoffDelayMs(look, 0.5));
    }
    // A draft has no life of its own without its action.
    await calls.delete({ operation, path: actionPath(id, "draft") });
  }

  async executeAction(id: string, inputs: Readonly<Record<string, unknown>>): Promise<ExecutionResult> {
    const outputs = await this.dependencies.calls.send("POST", {
      operation: `Execution of data action (id ${id})`,
      path: `${actionPath(id)}/execute`,
      json: inputs,
      // What the action was asked about is personal data as often as not.
      secrets: Object.values(inputs).filter((value) => typeof value === "string"),
      timeoutMs: EXECUTE_TIMEOUT_MS,
    });
    return { outputs };
  }

  /** The platform tells neither an execution's id nor what a function logged in it. */
  readExecution(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** @throws INTEGRATION_UNUSABLE, INPUT_INVALID */
  private async requireUsable(definition: ActionDefinition, runtimeBefore?: string) {
    await this.runtimes.require(definition, runtimeBefore);
    return this.integrations.require(definition);
  }

  /** Drafts that an earlier run of this stack left behind, which were never published. */
  private async removeLeftovers(definition: ActionDefinition): Promise<void> {
    const { calls } = this.dependencies;
    for (const { id } of await this.ownNewDrafts(definition)) {
      await calls.delete({
        operation: `Removal of a draft of data action "${definition.name}" (id ${id}) that an earlier run left`,
        path: actionPath(id, "draft"),
      });
    }
  }

  private async ownNewDrafts(definition: ActionDefinition): Promise<{ readonly id: string }[]> {
    const { calls } = this.dependencies;
    const drafts = await this.reader.named("draft", definition.name, definition.integrationId);
    const own: { readonly id: string }[] = [];
    for (const listed of drafts) {
      const id = textOf(listed, "id");
      const draft = await this.reader.draft(id);
      if (!draft || !isOfSameStack(draft, definition)) continue;
      const operation = `Look-up of data action (id ${id})`;
      if ((await calls.read({ operation, path: actionPath(id) })) === undefined) own.push({ id });
    }
    return own;
  }

  private async openNewDraft(definition: ActionDefinition, category: string): Promise<string> {
    const { calls } = this.dependencies;
    const operation = `Creation of data action "${definition.name}"`;
    const json = {
      name: definition.name,
      category,
      integrationId: definition.integrationId,
      secure: false,
      contract: toContract(definition.name, definition.contract),
      config: toConfig(definition),
    };
    const made = await makeOnce<Properties | { readonly id: string }>(
      () => calls.send("POST", { operation, path: NEW_DRAFT_PATH, json }),
      async () => (await this.ownNewDrafts(definition)).at(0),
      (failures) => this.pause(failures),
    );
    const id = textOf(made, "id");
    if (id === "") throw invalidAnswer(GENESYS_DIALECT, operation, "the draft has no id");
    return id;
  }

  /** @throws DRAFT_OPEN where somebody else is at work on the action */
  private async makeWayForDraft(
    operation: string,
    live: ActionRecord,
    definition: ActionDefinition,
  ): Promise<void> {
    const draft = await this.reader.draft(live.id);
    if (!draft) return;
    if (!mayBeDiscarded(draft, live, definition)) throw draftOpen(operation, live.id);
    await this.dependencies.calls.delete({ operation, path: actionPath(live.id, "draft") });
  }

  /** Opens a draft of a published action and gives it the configuration, whole; its contract is the published one. */
  private async reopen(
    operation: string,
    live: ActionRecord,
    definition: ActionDefinition,
    category: string,
  ): Promise<void> {
    const { calls } = this.dependencies;
    const path = actionPath(live.id, "draft");
    const opened = await makeOnce<Properties | ActionRecord>(
      () => calls.send("POST", { operation, path }),
      () => this.reader.draft(live.id),
      (failures) => this.pause(failures),
    ).catch(async (error: unknown) => {
      // A refusal because there is one already: somebody opened it since we looked.
      const isOpen = hasProblem(error, "REFUSED") && (await this.reader.draft(live.id)) !== undefined;
      throw isOpen ? draftOpen(operation, live.id) : error;
    });
    const json = { version: opened.version, name: definition.name, category, config: toConfig(definition) };
    try {
      await calls.send("PATCH", { operation, path, json });
    } catch (error) {
      if (!mayHaveBeenCarriedOut(error)) throw await afterDiscarding(calls, live.id, error);
      await this.patchAgain(operation, live, json, error);
    }
  }

  /** After a lost answer: as it was found, the draft has the configuration already, or is given it once more. */
  private async patchAgain(
    operation: string,
    live: ActionRecord,
    json: object,
    lost: unknown,
  ): Promise<void> {
    const { calls } = this.dependencies;
    try {
      await this.pause(1);
      const draft = await this.reader.draft(live.id);
      if (!draft) throw lost;
      const path = actionPath(live.id, "draft");
      await calls.send("PATCH", { operation, path, json: { ...json, version: draft.version } });
    } catch (error) {
      throw await afterDiscarding(calls, live.id, error);
    }
  }

  /** What was published a moment ago may not be shown everywhere yet. */
  private async readPublished(operation: string, id: string): Promise<ActionRecord> {
    for (let look = 1; ; look += 1) {
      const record = await this.reader.published(id);
      if (record) return record;
      if (look >= MAX_LOOKS) throw invalidAnswer(GENESYS_DIALECT, operation, "there is no such action");
      await this.pause(look);
    }
  }

  private pause(failures: number): Promise<void> {
    const { clock, random } = this.dependencies;
    return clock.sleep(backoffDelayMs(failures, random()));
  }
}

function sha256Of({ codeBase64 }: ActionDefinition): string {
  return createHash("sha256").update(Buffer.from(codeBase64, "base64")).digest("hex");
}

function draftOpen(operation: string, id: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "DRAFT_OPEN"),
    operation,
    seen: "found a draft of it open, with changes that are not this stack's and that publishing would overwrite",
    remedy:
      `Publish or delete that draft in Genesys Cloud (Admin, Integrations, Actions; id ${id}), then run pulumi up again. ` +
      "Nothing was changed.",
  });
}

function stillThere(operation: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "TIMEOUT"),
    operation,
    seen: "was accepted, and the action is still shown half a minute later",
    remedy: "Run pulumi up again: a deletion that is carried out meanwhile is a success.",
  });
}
