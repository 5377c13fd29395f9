import { type Ledger, type LedgerEntry, readLedger, releaseAt } from "../../providers/releases/ledger";
import { notAState, parseExport } from "./exported-state";
import type { Update } from "./stack-history";
import { isDataAction, nameOfUrn } from "./urn";

/** An action that a stack's state knows. */
export interface StackAction {
  readonly name: string;
  readonly urn: string;
  /** Its releases, newest first; empty where the state was written before there were any. */
  readonly ledger: Ledger;
  /**
   * Whether the state knows that CXone has other code than that of the newest release: somebody changed it by hand, or
   * an update did not finish. What a state does not know, only a refresh finds.
   */
  readonly strayed: boolean;
  /** Other than before after every write that the state knows of; empty where CXone tells neither version nor time. */
  readonly revision: string;
  /** The contract that Studio flows use now; empty where the state does not tell. */
  readonly contract: string;
  /** The resource that executes its smoke test; undefined where it has none. */
  readonly smokeTestUrn: string | undefined;
}

/**
 * Finds the actions in what `pulumi stack export` wrote, in the order of their names.
 *
 * @throws COMMAND_INVALID where it is no state
 */
export function parseStackActions(text: string): StackAction[] {
  const deployment = parseExport(text);
  if (deployment === undefined) throw notAState();
  const resources = (deployment.resources ?? []).filter((resource) => !resource.delete);
  const actions = resources.filter(({ urn }) => isDataAction(urn));
  const smokeTestOf = (urn: string) => resources.find(({ parent }) => parent === urn)?.urn;
  return actions
    .map(({ urn, outputs = {} }) => toAction(urn, outputs, smokeTestOf(urn)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toAction(
  urn: string,
  outputs: Readonly<Record<string, unknown>>,
  smokeTestUrn: string | undefined,
): StackAction {
  const ledger = readLedger(outputs);
  const [newest] = ledger;
  return {
    name: nameOfUrn(urn),
    urn,
    ledger,
    strayed: newest !== undefined && textOf(outputs["codeSha256"]) !== newest.code,
    revision: [outputs["version"], outputs["dateModified"]].join(" ").trim(),
    contract: textOf(outputs["contractBeforeDrift"]) || textOf(outputs["contract"]),
    smokeTestUrn,
  };
}

/** The release that is live; undefined where the state knows none. */
export function liveRelease({ ledger, strayed }: StackAction): LedgerEntry | undefined {
  return strayed ? undefined : ledger[0];
}

/** The release of an action that was live when an update had ended. */
export function entryAfter({ endedAtEpochMs }: Update, { ledger }: StackAction): LedgerEntry | undefined {
  return endedAtEpochMs === undefined ? undefined : releaseAt(ledger, endedAtEpochMs);
}

/** Whether CXone has taken a write of an action between two states, as far as they tell. */
export function wasWritten(before: StackAction, after: StackAction): boolean {
  return before.revision !== after.revision || before.ledger[0]?.at !== after.ledger[0]?.at;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
