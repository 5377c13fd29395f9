import type { Diagnostic, Preview } from "../stack/preview";
import { nameOfUrn } from "../stack/urn";

/** Why a preview failed. */
export interface EngineFailure {
  /** What the provider's contract guard refused. */
  readonly breaking: readonly RefusedContract[];
  /** Every other message of the engine, as it was printed, without the `error: ` before it. */
  readonly messages: readonly string[];
}

/** A change of contract that the provider refuses. */
export interface RefusedContract {
  readonly action: string;
  /** What the provider said, for example `outputs.tier was removed, and Studio flows use it. …`. */
  readonly reason: string;
}

/** The code that the contract guard's refusals end with (docs/provider-errors.md). */
const BREAKING = "[CONTRACT_BREAKING]";

/**
 * Sorts out why a preview failed.
 *
 * @param preview undefined where the engine printed none
 * @param stderr what it said beside the document
 * @param mask takes secrets out of a message. The engine masks those of the stack, and knows none of the shell.
 */
export function engineFailure(
  preview: Preview | undefined,
  stderr: string,
  mask: (text: string) => string,
): EngineFailure {
  const errors = (preview?.diagnostics ?? []).filter(({ severity }) => severity === "error");
  const breaking = errors.filter(isRefusedContract).map(({ urn, message }) => ({
    action: nameOfUrn(urn ?? ""),
    reason: mask(reasonOf(message)),
  }));
  const messages = errors
    .filter((error) => !isRefusedContract(error))
    .map(({ message }) => mask(plain(message)));
  if (errors.length > 0) return { breaking, messages };
  return { breaking, messages: [mask(plain(stderr)) || "The engine ended without a message."] };
}

function isRefusedContract({ message }: Diagnostic): boolean {
  return message.includes(BREAKING);
}

/** The engine prints `…: property P value {…} has a problem: REASON`. */
function reasonOf(message: string): string {
  const reason = message.split(" has a problem: ").at(-1) ?? message;
  return plain(reason).replace(BREAKING, "").trim();
}

function plain(message: string): string {
  return message.trim().replace(/^error: /, "");
}
