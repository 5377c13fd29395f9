import { textsIn } from "../../../foundation/texts-in";
import { createHash } from "node:crypto";
import { codeOf } from "../../errors/error-codes";
import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import { numberOf, textOf, type Properties } from "../../properties";
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
import type { ActionAnswers } from "./action-record";
import { makeOnce } from "./api-calls";
import { actionPath, NEW_DRAFT_PATH } from "./api-paths";
import { GENESYS_CAPABILITIES } from "./capabilities";
import { toContract } from "./contract-mapping";
import { GENESYS_DIALECT } from "./dialect";
import { afterDiscarding } from "./discard-draft";
import { isUnchanged } from "./draft-content";
import { draftChanged, draftOpen } from "./draft-errors";
import { isOfSameStack, mayBeDiscarded } from "./draft-owner";
import { IntegrationCheck } from "./integration-check";
import { publishDraft, type DraftToPublish, type PublishDependencies } from "./publish-draft";
import { MAX_LOOKS } from "./looks";
import { RuntimeCheck } from "./runtime-check";
import { isAsWrittenSoFar, type WrittenAction } from "./written-action";

/** A function ends within 15 s; the rest is a cold start, and the way there and back. */
const EXECUTE_TIMEOUT_MS = 40_000;

/**
 * The function data actions of an organisation. An action is made and changed as a draft, which flows do not see, and
 * published in one step (docs/platforms.md).
 */
export class FunctionActionsApi implements DataActionsApi {
  readonly capabilities = GENESYS_CAPABILITIES;
  private readonly reader: ActionReader;
  private readonly publishing: PublishDependencies;
  private readonly runtimes: RuntimeCheck;
  private readonly integrations: IntegrationCheck;

  constructor(private readonly dependencies: Omit<PublishDependencies, "reader">) {
    const { calls } = dependencies;
    this.reader = new ActionReader(calls);
    this.publishing = { ...dependencies, reader: this.reader };
    this.runtimes = new RuntimeCheck(calls);
    this.integrations = new IntegrationCheck(calls);
  }

  async postAction(definition: ActionDefinition, trial?: Trial): Promise<ActionRecord> {
    const { category } = await this.requireUsable(definition);
    const wanted = { definition, category, codeSha256: sha256Of(definition), isNew: true };
    await this.removeLeftovers(wanted);
    const { draftId, version, written } = await this.openNewDraft(wanted);
    return publishDraft(this.publishing, { draftId, version, written, trial });
  }

  async putAction(live: ActionRecord, definition: ActionDefinition, trial?: Trial): Promise<ActionRecord> {
    const { id } = live;
    const operation = `Update of data action "${definition.name}" (id ${id})`;
    const { category } = await this.requireUsable(definition, live.runtime);
    const wanted = { definition, category, codeSha256: sha256Of(definition), isNew: false };
    await this.makeWayForDraft(operation, id, wanted);
    const opened = await this.reopen(operation, id, wanted);
    return publishDraft(this.publishing, { draftId: id, ...opened, trial });
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
      secrets: textsIn(inputs),
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

  /**
   * Removes drafts that an earlier run of this stack left behind, which were never published.
   *
   * @throws DRAFT_OPEN where somebody else has changed one since
   */
  private async removeLeftovers(wanted: WrittenAction): Promise<void> {
    const { calls } = this.dependencies;
    const { name } = wanted.definition;
    for (const { id, draft } of await this.ownNewDrafts(wanted.definition)) {
      const operation = `Removal of a draft of data action "${name}" (id ${id}) that an earlier run left`;
      if (!mayBeDiscarded(draft, undefined, wanted)) throw draftChanged(operation, id, []);
      await calls.delete({ operation, path: actionPath(id, "draft") });
    }
  }

  private async ownNewDrafts(
    definition: ActionDefinition,
  ): Promise<{ readonly id: string; readonly draft: ActionAnswers }[]> {
    const { calls } = this.dependencies;
    const drafts = await this.reader.named("draft", definition.name, definition.integrationId);
    const own: { readonly id: string; readonly draft: ActionAnswers }[] = [];
    for (const listed of drafts) {
      const id = textOf(listed, "id");
      const draft = await this.reader.answers(id, "draft");
      if (!draft || !isOfSameStack(draft, definition)) continue;
      const operation = `Look-up of data action (id ${id})`;
      if ((await calls.read({ operation, path: actionPath(id) })) === undefined) own.push({ id, draft });
    }
    return own;
  }

  private async openNewDraft(wanted: WrittenAction): Promise<Omit<DraftToPublish, "trial">> {
    const { calls } = this.dependencies;
    const { definition, category } = wanted;
    const operation = `Creation of data action "${definition.name}"`;
    const json = {
      name: definition.name,
      category,
      integrationId: definition.integrationId,
      secure: false,
      contract: toContract(definition.name, definition.contract),
      config: toConfig(definition),
    };
    const made = await makeOnce(
      () => calls.send("POST", { operation, path: NEW_DRAFT_PATH, json }),
      async () => (await this.ownNewDrafts(definition)).at(0)?.draft.action,
      (failures) => this.pause(failures),
    );
    const draftId = textOf(made, "id");
    if (draftId === "") throw invalidAnswer(GENESYS_DIALECT, operation, "the draft has no id");
    return { draftId, ...writtenBy(wanted, made) };
  }

  /** @throws DRAFT_OPEN where somebody else is at work on the action */
  private async makeWayForDraft(operation: string, id: string, wanted: WrittenAction): Promise<void> {
    const draft = await this.reader.answers(id, "draft");
    if (!draft) return;
    const live = await this.reader.answers(id, "published");
    if (!mayBeDiscarded(draft, live, wanted)) throw draftOpen(operation, id);
    await this.dependencies.calls.delete({ operation, path: actionPath(id, "draft") });
  }

  /** Opens a draft of a published action and gives it the configuration, whole; its contract is the published one. */
  private async reopen(operation: string, id: string, wanted: WrittenAction): Promise<DraftWrite> {
    const { calls } = this.dependencies;
    const { definition, category } = wanted;
    const path = actionPath(id, "draft");
    const opened = await makeOnce(
      () => calls.send("POST", { operation, path }),
      () => this.unchangedDraft(operation, id),
      (failures) => this.pause(failures),
    ).catch(async (error: unknown) => {
      // A refusal because there is one already: somebody opened it since we looked.
      const isOpen = hasProblem(error, "REFUSED") && (await this.reader.answers(id, "draft")) !== undefined;
      throw isOpen ? draftOpen(operation, id) : error;
    });
    const json = { name: definition.name, category, config: toConfig(definition) };
    const patch = async (version: unknown) =>
      writtenBy(wanted, await calls.send("PATCH", { operation, path, json: { version, ...json } }));
    try {
      return await patch(opened["version"]).catch(async (error: unknown) => {
        if (!mayHaveBeenCarriedOut(error)) throw error;
        await this.pause(1);
        return this.patchAgain(operation, id, { wanted, lost: error, patch });
      });
    } catch (error) {
      throw await afterDiscarding(this.publishing, { draftId: id, written: wanted }, error);
    }
  }

  /** After a lost answer: as it was found, the draft has the configuration already, or is given it once more. */
  private async patchAgain(
    operation: string,
    id: string,
    again: {
      readonly wanted: WrittenAction;
      readonly lost: unknown;
      readonly patch: (version: unknown) => Promise<DraftWrite>;
    },
  ): Promise<DraftWrite> {
    const { wanted, lost, patch } = again;
    const draft = await this.reader.answers(id, "draft");
    if (!draft) throw lost;
    const live = await this.reader.answers(id, "published");
    if (isAsWrittenSoFar(wanted, draft, live)) return writtenBy(wanted, draft.action);
    if (!live || !isUnchanged(draft, live)) throw draftChanged(operation, id, []);
    return patch(draft.action["version"]);
  }

  /**
   * The draft that an earlier attempt opened; undefined where there certainly is none.
   *
   * @throws DRAFT_OPEN where there is one that somebody has changed
   */
  private async unchangedDraft(operation: string, id: string): Promise<Properties | undefined> {
    const draft = await this.reader.answers(id, "draft");
    if (!draft) return undefined;
    const live = await this.reader.answers(id, "published");
    if (!live || !isUnchanged(draft, live)) throw draftOpen(operation, id);
    return draft.action;
  }

  private pause(failures: number): Promise<void> {
    const { clock, random } = this.dependencies;
    return clock.sleep(backoffDelayMs(failures, random()));
  }
}

function sha256Of({ codeBase64 }: ActionDefinition): string {
  return createHash("sha256").update(Buffer.from(codeBase64, "base64")).digest("hex");
}

/** A write of a draft: what it has now, and the version that it has got. */
type DraftWrite = Pick<DraftToPublish, "version" | "written">;

/** @param answer the platform's, which may have completed the category in its own way */
function writtenBy(wanted: WrittenAction, answer: Properties): DraftWrite {
  const category = textOf(answer, "category") || wanted.category;
  return { version: numberOf(answer, "version"), written: { ...wanted, category } };
}

function stillThere(operation: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "TIMEOUT"),
    operation,
    seen: "was accepted, and the action is still shown half a minute later",
    remedy: "Run pulumi up again: a deletion that is carried out meanwhile is a success.",
  });
}
