import { type LedgerEntry, releaseAt } from "../../providers/releases/ledger";
import { CommandError } from "../command-error";
import type { StackRecord } from "../stack/read-stack";
import { isoSeconds, short, shortCommit } from "../text/short";
import { entryAfter, type StackAction } from "../stack/stack-actions";
import type { Target } from "./target";

/** The releases that a target names. */
export interface TargetReleases {
  /** As it stands in messages: `12`, a time, or `release abc1234`. */
  readonly label: string;
  /** The commit that was checked out then, as people are shown it; empty where it is not known. */
  readonly commit: string;
  /** For each action that the target speaks of, its release; undefined where none is recorded for then. */
  readonly releases: ReadonlyMap<string, LedgerEntry | undefined>;
}

/**
 * Finds the releases that a target names.
 *
 * @param stack for messages
 * @throws COMMAND_INVALID an unknown number, release or time, a number of an update that did not succeed
 */
export function findReleases(target: Target, record: StackRecord, stack: string): TargetReleases {
  if (target.kind === "number") return byNumber(target.number, record, stack);
  if (target.kind === "time") return byTime(target.epochMs, record, stack);
  return byRelease(target.prefix, record, stack);
}

function byNumber(number: number, { updates, actions }: StackRecord, stack: string): TargetReleases {
  const update = updates.find((one) => one.number === number);
  if (update === undefined) {
    const numbers = updates.map((one) => one.number);
    const known = numbers.length === 0 ? "none yet" : `${numbers.at(-1)} to ${numbers[0]}`;
    throw refused(stack, `it has no update ${number}; its updates are: ${known}`);
  }
  const releases = new Map(actions.map((action) => [action.name, entryAfter(update, action)]));
  if (update.result !== "succeeded") {
    const left = [...releases].flatMap(([name, entry]) => (entry ? [`${name} ${short(entry.release)}`] : []));
    throw refused(
      stack,
      `update ${number} ${update.result === "failed" ? "failed" : `is ${update.result}`}, so what it left was never shown to work`,
      left.length === 0
        ? undefined
        : `If you want what it left all the same, give the release: ${left.join(", ")}.`,
    );
  }
  return { label: String(number), commit: shortCommit(update), releases };
}

function byTime(epochMs: number, { updates, actions }: StackRecord, stack: string): TargetReleases {
  const first = updates.at(-1);
  const time = isoSeconds(epochMs);
  if (first === undefined || epochMs < first.startedAtEpochMs) {
    const seen = first ? `began at ${isoSeconds(first.startedAtEpochMs)}` : "has not been made yet";
    throw refused(stack, `${time} is before its first update, which ${seen}`);
  }
  const update = updates.find(({ endedAtEpochMs = Infinity }) => endedAtEpochMs <= epochMs);
  return {
    label: time,
    commit: update ? shortCommit(update) : "",
    releases: new Map(actions.map((action) => [action.name, releaseAt(action.ledger, epochMs)])),
  };
}

function byRelease(prefix: string, { actions }: StackRecord, stack: string): TargetReleases {
  const found = actions.flatMap((action) => matches(action, prefix).map((entry) => ({ action, entry })));
  const [match, ...others] = found;
  if (match === undefined)
    throw refused(
      stack,
      `no action's ledger has a release that begins with ${prefix}`,
      "The ledgers keep as many releases as artifactsKeep says; older ones have to be deployed from their commit.",
    );
  if (others.length > 0) {
    const all = found.map(({ action, entry }) => `${action.name} ${entry.release}`).join(", ");
    throw refused(stack, `${found.length} releases begin with ${prefix}: ${all}`, "Give more of its digits.");
  }
  const { action, entry } = match;
  const label = `release ${short(entry.release)}`;
  return { label, commit: short(entry.commit ?? ""), releases: new Map([[action.name, entry]]) };
}

/** Each release once: one that came back stands in the ledger several times. */
function matches({ ledger }: StackAction, prefix: string): LedgerEntry[] {
  const entries = ledger.filter(({ release }) => release.startsWith(prefix));
  return [...new Map(entries.map((entry) => [entry.release, entry])).values()];
}

function refused(stack: string, seen: string, remedy?: string): CommandError {
  return new CommandError(
    `Going back on stack "${stack}" was refused: ${seen}. ` +
      `${remedy ?? `See npm run history -- --stack ${stack}.`} Nothing was changed.`,
  );
}
