import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import { isObject, numberOf, textOf, type Properties } from "../../properties";
import type { Clock } from "../../../foundation/clock";
import type { ActionRecord, Trial } from "../data-actions-api";
import type { CallSender } from "../rest/call-sender";
import { invalidAnswer } from "../rest/json-answer";
import { readConfig } from "./action-config";
import type { ActionReader } from "./action-reader";
import { toRecord } from "./action-record";
import type { ApiCalls } from "./api-calls";
import { actionPath, functionPath, readActionPath } from "./api-paths";
import { codeFileName } from "./code-file-name";
import { GENESYS_DIALECT } from "./dialect";
import { afterDiscarding } from "./discard-draft";
import { draftChanged, draftGone, notShown } from "./draft-errors";
import { VERSION_TAG } from "./draft-owner";
import { HANDLER } from "./handler";
import { MAX_LOOKS } from "./looks";
import { testDraft } from "./test-draft";
import { uploadCode } from "./upload-code";
import { codeIdOf, differencesFrom, functionDifferences, type WrittenAction } from "./written-action";

const MAX_ATTEMPTS = 4;

/** What publishing needs. */
export interface PublishDependencies {
  readonly calls: ApiCalls;
  readonly reader: ActionReader;
  readonly sender: CallSender;
  readonly clock: Clock;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

/** A draft with its configuration, and what is to go live with it. */
export interface DraftToPublish {
  readonly draftId: string;
  /** After the last write so far; undefined where the platform did not tell. */
  readonly version: number | undefined;
  readonly written: WrittenAction;
  readonly trial: Trial | undefined;
}

/**
 * Gives a draft its code and its function, has it show that it works, and publishes it, which is the one step that flows
 * see. Whatever fails before, the draft goes and what is published stays as it is; a draft that somebody else changes
 * meanwhile is neither published nor removed.
 *
 * @returns the action as it is published
 * @throws BUNDLE_REFUSED, PROOF_FAILED, INPUT_INVALID, STALE_VERSION, DRAFT_OPEN, TIMEOUT, and what the calls throw
 */
export async function publishDraft(
  dependencies: PublishDependencies,
  draft: DraftToPublish,
): Promise<ActionRecord> {
  try {
    const codeId = await complete(dependencies, draft);
    await publish(dependencies, draft, codeId);
    return await readPublished(dependencies, draft);
  } catch (error) {
    throw await afterDiscarding(dependencies, draft, error);
  }
}

/** @returns what the platform calls the uploaded bundle */
async function complete(
  { calls, sender, clock }: PublishDependencies,
  { draftId, written, trial }: DraftToPublish,
): Promise<string> {
  const { definition, codeSha256 } = written;
  const { name, description, runtime, timeoutSeconds } = definition;
  const bytes = Buffer.from(definition.codeBase64, "base64");
  const fileName = codeFileName(name, codeSha256);
  const codeId = await uploadCode({ calls, sender, clock }, { draftId, fileName, bytes });
  const operation = `Description of the function of data action "${name}" (id ${draftId})`;
  await calls.send("PUT", {
    operation,
    path: functionPath(draftId, "draft"),
    json: { description, handler: HANDLER, runtime, timeoutSeconds },
    repeatable: true,
  });
  await validate(calls, draftId, name);
  if (trial) await testDraft({ calls, clock }, { draftId, name, trial });
  return codeId;
}

/** What the platform finds wrong with a draft, before publishing it would tell. */
async function validate(calls: ApiCalls, draftId: string, name: string): Promise<void> {
  const operation = `Validation of the draft of data action "${name}" (id ${draftId})`;
  const result = await calls.read({ operation, path: `${actionPath(draftId, "draft")}/validation` });
  if (result?.["valid"] !== false) return;
  const errors = Array.isArray(result["errors"]) ? (result["errors"] as unknown[]) : [];
  const messages = errors.filter(isObject).map((error) => textOf(error, "message"));
  throw new ProviderError({
    code: "INPUT_INVALID",
    operation,
    seen: `found it invalid: ${messages.filter(Boolean).join("; ").slice(0, 500) || "without a reason"}`,
    remedy: "Correct what Genesys Cloud names, then run pulumi up again. Nothing was published.",
  });
}

/** Publishing consumes the draft: after a lost answer, the published function tells whether it was ours that landed. */
async function publish(
  dependencies: PublishDependencies,
  toPublish: DraftToPublish,
  codeId: string,
): Promise<void> {
  const { calls, clock, random } = dependencies;
  const { draftId, written } = toPublish;
  const operation = `Publishing of data action "${written.definition.name}" (id ${draftId})`;
  for (let attempt = 1; ; attempt += 1) {
    const draft = await calls.read({ operation, path: readActionPath(draftId, "draft") });
    if (!draft) {
      if (attempt > 1 && (await hasLanded(calls, operation, toPublish, codeId))) return;
      throw draftGone(operation);
    }
    const version = numberOf(draft, "version");
    if (version === undefined) throw invalidAnswer(GENESYS_DIALECT, operation, "the draft has no version");
    await requireOurs(dependencies, operation, toPublish, { draft, codeId });
    try {
      await calls.send("POST", {
        operation,
        path: `${actionPath(draftId, "draft")}/publish`,
        json: { version },
      });
      return;
    } catch (error) {
      // Another request was served in between, or the draft's own version is not yet everywhere.
      const isBehind =
        hasProblem(error, "REFUSED") && (error.status === 409 || /does not match/i.test(error.message));
      const mayHelp = mayHaveBeenCarriedOut(error) || isBehind;
      if (!mayHelp || attempt >= MAX_ATTEMPTS) {
        if (mayHaveBeenCarriedOut(error) && (await hasLanded(calls, operation, toPublish, codeId))) return;
        throw error;
      }
      await clock.sleep(backoffDelayMs(attempt, random()));
    }
  }
}

/**
 * Makes sure that nobody else has written to the draft: it has the version of our last write and our function. Where it has
 * another version, for writes of its function may count too, all of it is compared.
 *
 * @throws DRAFT_OPEN
 */
async function requireOurs(
  { calls, reader }: PublishDependencies,
  operation: string,
  { draftId, version, written }: DraftToPublish,
  { draft, codeId }: { readonly draft: Properties; readonly codeId: string },
): Promise<void> {
  const isLastWrite = version !== undefined && numberOf(draft, "version") === version;
  const answers = isLastWrite
    ? { action: draft, functionConfig: await calls.read({ operation, path: functionPath(draftId, "draft") }) }
    : await reader.answers(draftId, "draft");
  if (!answers) throw draftGone(operation);
  const differences = isLastWrite ? functionDifferences(written, answers) : differencesFrom(written, answers);
  const what = [...differences, ...(codeId === "" || codeId === codeIdOf(answers) ? [] : ["code"])];
  if (what.length > 0) throw draftChanged(operation, draftId, [...new Set(what)]);
}

/**
 * What was published a moment ago may not be shown everywhere yet.
 *
 * @throws TIMEOUT where it is not shown as it was written, for then nobody knows what flows use
 */
async function readPublished(
  { reader, clock, random }: PublishDependencies,
  { draftId, written }: DraftToPublish,
): Promise<ActionRecord> {
  const operation = `Publishing of data action "${written.definition.name}" (id ${draftId})`;
  for (let look = 1; ; look += 1) {
    const answers = await reader.answers(draftId, "published");
    const what = answers ? differencesFrom(written, answers) : ["there is no such action"];
    if (answers && what.length === 0) return toRecord(operation, answers);
    if (look >= MAX_LOOKS) throw notShown(operation, what);
    await clock.sleep(backoffDelayMs(look, random()));
  }
}

/** Whether what flows use now is what was to be published: it has our proof of this very version, or else our bundle. */
async function hasLanded(
  calls: ApiCalls,
  operation: string,
  { draftId, written }: DraftToPublish,
  codeId: string,
): Promise<boolean> {
  const proof = written.definition.tags[VERSION_TAG];
  if (proof !== undefined) {
    const action = await calls.read({ operation, path: readActionPath(draftId, "published") });
    return readConfig(action?.["config"], undefined).tags[VERSION_TAG] === proof;
  }
  const published = await calls.read({ operation, path: functionPath(draftId, "published") });
  const described = published?.["function"];
  return isObject(described) && textOf(described, "zipId") === codeId;
}
