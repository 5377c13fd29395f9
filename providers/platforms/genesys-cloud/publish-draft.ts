import { codeOf } from "../../errors/error-codes";
import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import { isObject, numberOf, textOf } from "../../properties";
import type { Clock } from "../../../foundation/clock";
import type { ActionDefinition, Trial } from "../data-actions-api";
import type { CallSender } from "../rest/call-sender";
import { invalidAnswer } from "../rest/json-answer";
import { readConfig } from "./action-config";
import type { ApiCalls } from "./api-calls";
import { actionPath, functionPath, readActionPath } from "./api-paths";
import { codeFileName } from "./code-file-name";
import { GENESYS_DIALECT } from "./dialect";
import { VERSION_TAG } from "./draft-owner";
import { testDraft } from "./test-draft";
import { uploadCode } from "./upload-code";

/** What the bundle's entry exports (infra/bundle). */
const HANDLER = "index.handler";
const MAX_ATTEMPTS = 4;

/** What publishing needs. */
export interface PublishDependencies {
  readonly calls: ApiCalls;
  readonly sender: CallSender;
  readonly clock: Clock;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

/** A draft with its configuration, and what is to go live with it. */
export interface DraftToPublish {
  readonly draftId: string;
  readonly definition: ActionDefinition;
  /** Of the bundle, 64 hex digits. */
  readonly codeSha256: string;
  readonly trial: Trial | undefined;
}

/**
 * Gives a draft its code and its function, has it show that it works, and publishes it, which is the one step that flows
 * see. Whatever fails before, the draft goes and what is published stays as it is.
 *
 * @throws BUNDLE_REFUSED, PROOF_FAILED, INPUT_INVALID, STALE_VERSION, and what the calls throw
 */
export async function publishDraft(dependencies: PublishDependencies, draft: DraftToPublish): Promise<void> {
  const { draftId } = draft;
  try {
    const codeId = await complete(dependencies, draft);
    await publish(dependencies, draft, codeId);
  } catch (error) {
    throw await afterDiscarding(dependencies.calls, draftId, error);
  }
}

/** Removes a draft of ours that must not stay, and passes the error on that is the reason. */
export async function afterDiscarding(calls: ApiCalls, draftId: string, error: unknown): Promise<unknown> {
  const operation = `Removal of the draft of data action (id ${draftId})`;
  try {
    await calls.delete({ operation, path: actionPath(draftId, "draft") });
    return error;
  } catch (second) {
    if (!(error instanceof ProviderError) || !(second instanceof ProviderError)) return error;
    return new ProviderError({
      code: error.code,
      operation: error.message.replace(/ \[\w+\]$/, ""),
      seen: "Its draft could not be removed either",
      remedy: `The next pulumi up removes it (${second.message})`,
      outcome: error.outcome,
      ...(error.status === undefined ? {} : { status: error.status }),
    });
  }
}

/** @returns what the platform calls the uploaded bundle */
async function complete(
  { calls, sender, clock }: PublishDependencies,
  { draftId, definition, codeSha256, trial }: DraftToPublish,
): Promise<string> {
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
  { calls, clock, random }: PublishDependencies,
  toPublish: DraftToPublish,
  codeId: string,
): Promise<void> {
  const { draftId, definition } = toPublish;
  const operation = `Publishing of data action "${definition.name}" (id ${draftId})`;
  for (let attempt = 1; ; attempt += 1) {
    const draft = await calls.read({ operation, path: readActionPath(draftId, "draft") });
    if (!draft) {
      if (attempt > 1 && (await hasLanded(calls, operation, toPublish, codeId))) return;
      throw draftGone(operation);
    }
    const version = numberOf(draft, "version");
    if (version === undefined) throw invalidAnswer(GENESYS_DIALECT, operation, "the draft has no version");
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

/** Whether what flows use now is what was to be published: it has our proof of this very version, or else our bundle. */
async function hasLanded(
  calls: ApiCalls,
  operation: string,
  { draftId, definition }: DraftToPublish,
  codeId: string,
): Promise<boolean> {
  const proof = definition.tags[VERSION_TAG];
  if (proof !== undefined) {
    const action = await calls.read({ operation, path: readActionPath(draftId, "published") });
    return readConfig(action?.["config"], undefined).tags[VERSION_TAG] === proof;
  }
  const published = await calls.read({ operation, path: functionPath(draftId, "published") });
  const described = published?.["function"];
  return isObject(described) && textOf(described, "zipId") === codeId;
}

function draftGone(operation: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "STALE_VERSION"),
    operation,
    seen: "found the draft gone: somebody published or deleted it",
    remedy: "Run pulumi up --refresh to see what changed in Genesys Cloud.",
  });
}
