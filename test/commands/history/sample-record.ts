import type { StackRecord } from "../../../commands/stack/read-stack";
import type { StackAction } from "../../../commands/stack/stack-actions";
import type { Update } from "../../../commands/stack/stack-history";
import type { LedgerEntry } from "../../../providers/releases/ledger";

/** A ledger entry whose hashes begin with the given digits. */
export function entry(digits: string, at: string, commit?: string): LedgerEntry {
  const hash = digits.padEnd(64, "0");
  return { release: hash, code: hash, at, ...(commit === undefined ? {} : { commit }) };
}

/** An action with these releases, the newest of them live. */
export function stackAction(name: string, ledger: readonly LedgerEntry[]): StackAction {
  const urn = `urn:pulumi:test::project::pulumi-nodejs:dynamic/cxone:DataAction::${name}`;
  return { name, urn, ledger, strayed: false, revision: "", contract: "", smokeTestUrn: `${urn}-smoke-test` };
}

/** An update that ended in the given minute of one hour. */
export function update(number: number, minute: number, changes: Partial<Update> = {}): Update {
  const startedAtEpochMs = Date.UTC(2026, 0, 1, 10, minute);
  return {
    number,
    kind: "update",
    result: "succeeded",
    startedAtEpochMs,
    endedAtEpochMs: startedAtEpochMs + 10_999,
    who: "Ada",
    commit: "",
    dirty: false,
    message: "",
    ...changes,
  };
}

/**
 * A stack of two actions and four updates, the third of which failed: `one` got a release with each, `two` with the
 * second, and its older releases are not recorded.
 */
export function sampleRecord(): StackRecord {
  const one = stackAction("one", [
    entry("ddddddd4", "2026-01-01T10:40:05.000Z", "4".repeat(40)),
    entry("ccccccc3", "2026-01-01T10:30:05.000Z"),
    entry("aaaaaaa2", "2026-01-01T10:20:05.000Z", "2".repeat(40)),
    entry("aaaaaaa1", "2026-01-01T10:10:05.000Z"),
  ]);
  const two = stackAction("two", [entry("bbbbbbb2", "2026-01-01T10:20:06.000Z")]);
  const updates = [
    update(4, 40, { commit: "4".repeat(40), dirty: true }),
    update(3, 30, { result: "failed" }),
    update(2, 20, { commit: "2".repeat(40) }),
    update(1, 10),
  ];
  return { updates, actions: [one, two] };
}
