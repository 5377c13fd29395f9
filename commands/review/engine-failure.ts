import type { Diagnostic, Preview } from "../stack/preview";
import { isDataAction, nameOfUrn } from "../stack/urn";

/** Why a preview failed. */
export interface EngineFailure {
  /** What the provider's contract guard refused. */
  readonly breaking: readonly RefusedContract[];
  /** The URNs of the actions that would be deleted or replaced, and that `protect` keeps; undefined for none. */
  readonly protectedUrns?: readonly string[];
  /** Every other message of the engine, as it was printed, without the `error: ` before it. */
  readonly messages: readonly string[];
}

/** A change of contract that the provider refuses. */
export interface RefusedContract {
  readonly action: string;
  /** What the provider said, for example `outputs.tier was removed, and Studio flows use it. …`. */
  readonly reason: string;
}

/** The code that the contract guard's refusals end with (docs/errors.md). */
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
  const protectedUrns = errors.filter(isProtectedAction).map(({ urn }) => urn ?? "");
  const messages = errors
    .filter((error) => !isRefusedContract(error) && !isProtectedAction(error))
    .map(({ message }) => mask(plain(message)))
    // The engine says so below every refusal to delete.
    .filter((message) => protectedUrns.length === 0 || message !== "preview failed");
  if (protectedUrns.length > 0) return { breaking, protectedUrns, messages };
  if (errors.length > 0) return { breaking, messages };
  return { breaking, messages: [mask(plain(stderr)) || "The engine ended without a message."] };
}

function isRefusedContract({ message }: Diagnostic): boolean {
  return message.includes(BREAKING);
}

/** The engine refuses a deletion in the first words, and a replacement in the second. Source: tried on the engine 3.248.0. */
const PROTECTED = /cannot be deleted\s+because it is protected|currently marked for protection/;

function isProtectedAction({ urn, message }: Diagnostic): boolean {
  return urn !== undefined && isDataAction(urn) && PROTECTED.test(message);
}

/** The engine prints `…: property P value {…} has a problem: REASON`. */
function reasonOf(message: string): string {
  const reason = message.split(" has a problem: ").at(-1) ?? message;
  return plain(reason).replace(BREAKING, "").trim();
}

function plain(message: string): string {
  return message.trim().replace(/^error: /, "");
}
