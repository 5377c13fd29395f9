import { LEDGER_PROPERTY, readLedger } from "../../providers/releases/ledger";
import { CommandError } from "../command-error";
import { type Deployment, parseExport } from "../stack/exported-state";
import { isDataAction } from "../stack/urn";

/**
 * The sha256s that a stack's state points at: every text of 64 hex digits anywhere in it, pending operations included,
 * but where `keep` says so, of each ledger only its newest entries. Broad on purpose: a property that a later version adds
 * keeps its object too. What a checkout's configuration says (`artifactsKeep`) has no say here: whoever runs the command
 * may have an old one, and the state is what the stack can go back to.
 *
 * @param exported what `pulumi stack export` wrote
 * @param keep how many entries of each ledger count; undefined for all
 * @throws COMMAND_INVALID where it is not a state, or names no code for an action
 */
export function stackPointers(stack: string, exported: string, keep: number | undefined): Set<string> {
  const deployment = deploymentOf(stack, exported);
  const pointers = new Set<string>();
  collect(deployment, keep, pointers);
  for (const { urn, inputs, outputs } of deployment.resources ?? []) {
    const own = new Set<string>();
    collect({ inputs, outputs }, keep, own);
    if (isDataAction(urn) && own.size === 0) throw refused(stack, `its state names no code for ${urn}`);
  }
  return pointers;
}

function deploymentOf(stack: string, exported: string): Deployment {
  let deployment: Deployment | undefined;
  try {
    deployment = parseExport(exported);
  } catch {
    throw refused(stack, "what pulumi stack export wrote is not JSON");
  }
  if (deployment === undefined) throw refused(stack, "what pulumi stack export wrote holds no deployment");
  return deployment;
}

function collect(value: unknown, keep: number | undefined, pointers: Set<string>): void {
  if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value)) pointers.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value as Record<string, unknown>)) {
    const ledger = name === LEDGER_PROPERTY ? readLedger({ [name]: part }) : [];
    // Where a part is not all ledger, every text of it counts.
    const isLedger = ledger.length > 0 && ledger.length === (part as unknown[]).length;
    collect(isLedger ? ledger.slice(0, keep) : part, keep, pointers);
  }
}

function refused(stack: string, seen: string): CommandError {
  return new CommandError(
    `Pruning was refused: the state of stack "${stack}" could not be understood, because ${seen}. Nothing was removed. ` +
      `Look at pulumi stack export --stack ${stack}, or use the version that deployed it.`,
  );
}
