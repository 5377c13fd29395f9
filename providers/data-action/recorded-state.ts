import type { ActionRecord } from "../platforms/data-actions-api";
import { LEDGER_PROPERTY } from "../releases/ledger";
import { hashOnlyAsset } from "./code-asset";
import { CANDIDATE_PROPERTY, COMPARED, EDITED_PROPERTY, OTHER_STACK_PROPERTY } from "./diff-data-action";
import { describeOwner, otherOwner, ownerOfTags } from "./action-owner";
import { confirmFingerprints, fingerprintEnvironment } from "./environment-fingerprints";
import { createHash } from "node:crypto";
import { numberOf, textOf, type Properties } from "../properties";
import { contentOfProperties, contentOfRecord, differences } from "./visible-content";
import { isOwnWrite } from "./write-proof";

/** Outputs that equal an input of the same name. */
const FROM_INPUTS = [...COMPARED, "manifest"];

/**
 * Inputs that no call can give back. They are outputs too, because `read` sees outputs alone and must return
 * the inputs: without them, a preview after a refresh would show them as added. The engine keeps a secret input's
 * output of the *same name* encrypted, which is why these names must not differ.
 * Source: `annotateSecrets` in the engine's provider_plugin.go 3.248.0.
 */
const CARRIED_INPUTS = [
  "environment",
  "fingerprintKey",
  "overwriteDrift",
  "allowBreakingContract",
  "adopt",
  "adoptFrom",
  "nameSuffix",
  "tags",
  "sizeBytes",
  "keepReleases",
  "trial",
  "integrationId",
] as const;

/** The outputs after the platform took the inputs as they are. */
export function stateAfterWrite(inputs: Properties, record: ActionRecord): Properties {
  return withoutUndefined({ ...pick(inputs, [...FROM_INPUTS, ...CARRIED_INPUTS]), ...metadata(record) });
}

/**
 * The outputs of an action that was found and not written to the end: they say what the platform has, and that no value of
 * the environment is certain, so that the next update writes it again.
 */
export function stateOfUnfinished(inputs: Properties, record: ActionRecord): Properties {
  return {
    ...refreshedState(stateAfterWrite(inputs, record), record),
    environmentFingerprints: confirmFingerprints("", record.environmentNames ?? [], true),
    __provider: inputs["__provider"],
  };
}

/**
 * The outputs that `read` returns: what the platform has, and the state's word where it does not tell.
 *
 * @param leftover a candidate that an ended run left behind, as far as one was looked for
 */
export function refreshedState(state: Properties, record: ActionRecord, leftover?: string): Properties {
  const content = contentOfRecord(record);
  const deployedContract = textOf(state, "contractBeforeDrift") || textOf(state, "contract");
  return withoutUndefined({
    ...pick(state, [...FROM_INPUTS, ...CARRIED_INPUTS]),
    name: content.name,
    description: content.description,
    contract: content.contract,
    // The contract guard protects what the program deployed, and must not defend what somebody changed by hand.
    contractBeforeDrift: deployedContract === content.contract ? undefined : deployedContract || undefined,
    runtime: content.runtime,
    timeoutSeconds: content.timeoutSeconds ?? numberOf(state, "timeoutSeconds"),
    codeSha256: codeSha256Of(state, record) ?? textOf(state, "codeSha256"),
    environmentFingerprints: fingerprintsOf(state, record),
    [EDITED_PROPERTY]: record.editedByHand,
    integrationId: record.integrationId ?? state["integrationId"],
    [CANDIDATE_PROPERTY]: leftover,
    // Until the next write: a hand that changed what can be seen may have changed what cannot.
    environmentUnconfirmed:
      record.environmentFields === undefined &&
      (state["environmentUnconfirmed"] === true || isOtherVersion(state, record))
        ? true
        : undefined,
    [OTHER_STACK_PROPERTY]: otherStack(state, record),
    ...metadata(record),
    [LEDGER_PROPERTY]: state[LEDGER_PROPERTY],
  });
}

/**
 * The inputs that `read` returns, made from its outputs. The engine compares them with the program's inputs line by
 * line, so they are what the program would have to say for the platform to be as it is.
 */
export function refreshedInputs(refreshed: Properties): Properties {
  return withoutUndefined({
    ...pick(refreshed, [
      ...FROM_INPUTS,
      ...CARRIED_INPUTS,
      "contractBeforeDrift",
      "environmentUnconfirmed",
      OTHER_STACK_PROPERTY,
      EDITED_PROPERTY,
      CANDIDATE_PROPERTY,
    ]),
    code: hashOnlyAsset(textOf(refreshed, "codeSha256")),
  });
}

/** Whether the platform has another version of the action than the state knows. */
function isOtherVersion(state: Properties, { version }: ActionRecord): boolean {
  const before = numberOf(state, "version");
  return before !== undefined && version !== undefined && version !== before;
}

/**
 * Whether values of the environment, which cannot be read, may differ from the state's: there is a version that the
 * state does not know, and it is either a write of ours whose answer was lost, or one that changed nothing visible.
 */
function changedOutOfSight(state: Properties, record: ActionRecord): boolean {
  if (!isOtherVersion(state, record)) return false;
  if (isOwnWrite(record, textOf(state, "fingerprintKey"))) return true;
  return differences(contentOfProperties(state), contentOfRecord(record)).length === 0;
}

function otherStack(state: Properties, record: ActionRecord): string | undefined {
  const ours = ownerOfTags(state["tags"]);
  const other = otherOwner(record, [ours]);
  return other && describeOwner(other, ours);
}

/** Another upload than the state's, under the same name, is other code: what is in it cannot be read. */
function codeSha256Of(state: Properties, record: ActionRecord): string | undefined {
  const { codeId, codeSha256 } = record;
  const before = textOf(state, "codeId");
  const isSame = before === "" || codeId === undefined || codeId === before;
  if (isSame || isOwnWrite(record, textOf(state, "fingerprintKey"))) return codeSha256;
  return createHash("sha256").update(`uploaded by hand: ${codeId}`).digest("hex");
}

/** Where the environment consists of references, they can be read; otherwise the state's word counts for the values. */
function fingerprintsOf(state: Properties, record: ActionRecord): string {
  const { environmentFields, environmentNames } = record;
  if (environmentFields !== undefined)
    return fingerprintEnvironment(environmentFields, textOf(state, "fingerprintKey"));
  const fingerprints = textOf(state, "environmentFingerprints");
  return confirmFingerprints(fingerprints, environmentNames, changedOutOfSight(state, record));
}

function metadata(record: ActionRecord): Properties {
  const { version, codeId, dateCreated, dateModified } = record;
  return { version, codeId, dateCreated, dateModified };
}

function pick(properties: Properties, keys: readonly string[]): Properties {
  return Object.fromEntries(keys.map((key) => [key, properties[key]]));
}

/** The engine's wire format knows no undefined. */
function withoutUndefined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
