import { LEDGER_PROPERTY, readLedger } from "../../providers/releases/ledger";
import { CommandError } from "../command-error";

/**
 * The sha256s that a stack's state points at: every text of 64 hex digits anywhere in it, pending operations included,
 * but of each ledger only its newest entries. Broad on purpose: a property that a later version adds keeps its object too.
 *
 * @param exported what `pulumi stack export` wrote
 * @param keep how many entries of each ledger count
 * @throws COMMAND_INVALID where it is not a state, or names no code for an action
 */
export function stackPointers(stack: string, exported: string, keep: number): Set<string> {
  const deployment = parseDeployment(stack, exported);
  const pointers = new Set<string>();
  collect(deployment, keep, pointers);
  for (const resource of deployment.resources ?? []) {
    const own = new Set<string>();
    collect({ inputs: resource["inputs"], outputs: resource["outputs"] }, keep, own);
    if (isAction(resource) && own.size === 0)
      throw refused(stack, `its state names no code for ${String(resource["urn"])}`);
  }
  return pointers;
}

interface Deployment {
  readonly resources?: readonly Record<string, unknown>[];
}

function parseDeployment(stack: string, exported: string): Deployment {
  let value: unknown;
  try {
    value = JSON.parse(exported);
  } catch {
    throw refused(stack, "what pulumi stack export wrote is not JSON");
  }
  const { deployment } = (value ?? {}) as { deployment?: unknown };
  if (typeof deployment !== "object" || deployment === null)
    throw refused(stack, "what pulumi stack export wrote holds no deployment");
  return deployment;
}

function collect(value: unknown, keep: number, pointers: Set<string>): void {
  if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value)) pointers.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value as Record<string, unknown>)) {
    const ledger = name === LEDGER_PROPERTY ? readLedger({ [name]: part }) : [];
    // Where a part is not all ledger, every text of it counts.
    const isLedger = ledger.length > 0 && ledger.length === (part as unknown[]).length;
    collect(isLedger ? ledger.slice(0, keep) : part, keep, pointers);
  }
}

function isAction({ type }: Record<string, unknown>): boolean {
  return typeof type === "string" && type.endsWith("cxone:DataAction");
}

function refused(stack: string, seen: string): CommandError {
  return new CommandError(
    `Pruning was refused: the state of stack "${stack}" could not be understood, because ${seen}. Nothing was removed. ` +
      `Look at pulumi stack export --stack ${stack}, or use the version that deployed it.`,
  );
}
