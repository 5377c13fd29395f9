import { type Ledger, type LedgerEntry, readLedger } from "../../providers/releases/ledger";
import { CommandError } from "../command-error";
import { isDataAction, nameOfUrn } from "./preview";

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
  /** The contract that Studio flows use now; empty where the state does not tell. */
  readonly contract: string;
  /** The resource that executes its smoke test; undefined where it has none. */
  readonly smokeTestUrn: string | undefined;
}

interface Resource {
  readonly urn: string;
  readonly parent?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** What an update replaced and could not delete yet; the resource proper is listed as well. */
  readonly delete?: boolean;
}

/**
 * Finds the actions in what `pulumi stack export` wrote, in the order of their names.
 *
 * @throws COMMAND_INVALID where it is no state
 */
export function parseStackActions(text: string): StackAction[] {
  const resources = parseResources(text).filter((resource) => !resource.delete);
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
    contract: textOf(outputs["contractBeforeDrift"]) || textOf(outputs["contract"]),
    smokeTestUrn,
  };
}

/** The release that is live; undefined where the state knows none. */
export function liveRelease({ ledger, strayed }: StackAction): LedgerEntry | undefined {
  return strayed ? undefined : ledger[0];
}

function parseResources(text: string): readonly Resource[] {
  try {
    const { deployment } = JSON.parse(text) as { deployment: { resources?: Resource[] } };
    return deployment.resources ?? [];
  } catch {
    throw new CommandError(
      "Reading the stack's state failed: pulumi stack export did not write a state. Use Pulumi 3.248 or later.",
    );
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
