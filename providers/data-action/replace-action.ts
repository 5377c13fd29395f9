import type { ActionRecord, DataActionsApi } from "../platforms/data-actions-api";
import { codeOf } from "../errors/error-codes";
import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../errors/provider-error";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import type { PlatformIdentity } from "../platforms/platform-identity";
import { backoffDelayMs } from "../http/backoff";
import type { Clock } from "../../foundation/clock";
import { proveByCandidate } from "./candidate";
import { otherOwner, type ActionOwner } from "./action-owner";
import type { DesiredAction } from "./desired-action";
import { otherStackError } from "./other-stack-error";
import { contentOfRecord, differences, type VisibleContent } from "./visible-content";
import { isOwnWrite, WRITE_PROOF_TAG } from "./write-proof";

/** Read-and-write rounds before a conflict or a broken connection is reported. */
const MAX_ROUNDS = 5;

/** What the functions of the resource work with. */
export interface ActionDependencies {
  readonly api: DataActionsApi;
  readonly clock: Clock;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

/** The action to replace and what is known of it. */
export interface Replacement {
  readonly id: string;
  readonly desired: DesiredAction;
  /** What the platform had when somebody last looked: the state's word, or what was just read. */
  readonly known: { readonly content: VisibleContent; readonly version: number | undefined };
  /** Whether an edit by hand that no preview showed may be overwritten. Default false. */
  readonly overwriteDrift?: boolean;
  /** Whom the action may belong to beside its new owner: whom it is taken from, or our earlier name. Default nobody. */
  readonly formerOwner?: ActionOwner;
}

/** A write of an earlier round whose effect is in doubt. */
interface DoubtfulWrite {
  readonly error: ProviderError;
  readonly replacedVersion: number | undefined;
}

/**
 * Brings an existing action to the desired content: reads it, checks that overwriting it loses no edit, and replaces
 * exactly the version that was read. After a conflict or an ambiguous failure it reads again instead of guessing.
 *
 * @throws OTHER_STACK, DRIFT, NOT_FOUND, NAME_TAKEN, STALE_VERSION and what the API throws
 */
export async function replaceAction(
  { api, clock, random }: ActionDependencies,
  replacement: Replacement,
): Promise<ActionRecord> {
  const { id, desired } = replacement;
  const platform = api.capabilities;
  let doubtful: DoubtfulWrite | undefined;
  let isProven = desired.trial === undefined || platform.drafts;
  for (let round = 1; ; round += 1) {
    const live = await api.getAction(id);
    if (!live) throw goneError(platform, replacement);
    requireNoOtherStack(platform, live, replacement);
    if (doubtful && hasLanded(live, desired, doubtful)) return live;
    if (doubtful && isNameConflict(live, desired, doubtful)) throw nameConflict(platform, replacement);
    requireNoUnseenEdit(platform, live, replacement);
    if (!isProven && desired.trial) await proveByCandidate(api, id, desired, desired.trial);
    isProven = true;
    try {
      return await api.putAction(live, desired.definition(live.version), desired.trial);
    } catch (error) {
      const worthAnotherLook = mayHaveBeenCarriedOut(error) || hasProblem(error, "STALE_VERSION");
      if (!worthAnotherLook || round >= MAX_ROUNDS) throw error;
      doubtful = { error, replacedVersion: live.version };
      await clock.sleep(backoffDelayMs(round, random()));
    }
  }
}

/** @throws OTHER_STACK */
function requireNoOtherStack(
  platform: PlatformCapabilities,
  live: ActionRecord,
  { id, desired, known, formerOwner }: Replacement,
): void {
  const { owner: ours, resourceName } = desired;
  const other = otherOwner(live, formerOwner ? [ours, formerOwner] : [ours]);
  if (!other) return;
  const operation = `Update of data action "${known.content.name}" (id ${id})`;
  throw otherStackError({ platform, operation, id, resourceName, other, ours, managed: true });
}

/** Whether the doubtful write is what the platform has now. When in doubt still, no: writing again is harmless. */
function hasLanded(
  live: ActionRecord,
  desired: DesiredAction,
  { error, replacedVersion }: DoubtfulWrite,
): boolean {
  if (differences(contentOfRecord(live), desired.content).length > 0) return false;
  // The old version can look the same, and be proven ours, when only values of the environment are to change.
  if (live.version !== undefined && live.version === replacedVersion) return false;
  if (error.outcome === "done") return true;
  const tellsProofs = live.tags?.[WRITE_PROOF_TAG] !== undefined;
  if (tellsProofs) return isOwnWrite(live, desired.keyHex);
  return live.version !== undefined;
}

/** A conflict about a version that is still the current one was about the new name. */
function isNameConflict(live: ActionRecord, desired: DesiredAction, doubtful: DoubtfulWrite): boolean {
  const sameVersion = live.version !== undefined && live.version === doubtful.replacedVersion;
  return hasProblem(doubtful.error, "STALE_VERSION") && sameVersion && live.name !== desired.content.name;
}

/** @throws DRIFT where overwriting `live` would lose an edit that no preview showed */
function requireNoUnseenEdit(
  platform: PlatformIdentity,
  live: ActionRecord,
  { id, desired, known, overwriteDrift }: Replacement,
): void {
  const content = contentOfRecord(live);
  const comparable = live.version !== undefined && known.version !== undefined;
  const edited = comparable ? live.version !== known.version : differences(content, known.content).length > 0;
  if (!edited || overwriteDrift) return;
  // An earlier write of ours, whose answer was lost: it has the content we want, or carries our proof.
  if (differences(content, desired.content).length === 0 || isOwnWrite(live, desired.keyHex)) return;
  const fields = differences(content, known.content);
  const what =
    fields.length > 0
      ? fields.join(", ")
      : `nothing that ${platform.name} shows, so perhaps values of its environment`;
  throw new ProviderError({
    code: codeOf(platform, "DRIFT"),
    operation: `Update of data action "${known.content.name}" (id ${id})`,
    seen: `found that it was changed in ${platform.name} since the last update: ${what}; ${versions(live.version, known.version)}`,
    remedy:
      "Run pulumi up --refresh, whose preview shows the change and puts it right, or let this update overwrite it: " +
      "pulumi config set overwriteDrift true.",
  });
}

function versions(live: number | undefined, known: number | undefined): string {
  return `version ${live ?? "(none)"} instead of ${known ?? "(none)"}`;
}

function goneError(platform: PlatformIdentity, { id, desired }: Replacement): ProviderError {
  return new ProviderError({
    code: codeOf(platform, "NOT_FOUND"),
    operation: `Update of data action "${desired.content.name}" (id ${id})`,
    seen: `found that it does not exist in ${platform.name} any more`,
    remedy: "Run pulumi up --refresh: it makes the action again.",
  });
}

function nameConflict(platform: PlatformIdentity, { id, desired, known }: Replacement): ProviderError {
  return new ProviderError({
    code: codeOf(platform, "NAME_TAKEN"),
    operation: `Renaming of data action "${known.content.name}" (id ${id}) to "${desired.content.name}"`,
    seen: "was refused with 409, and the action itself has not changed: another one has the name",
    remedy: "Choose another name, or delete the action that has it.",
  });
}
