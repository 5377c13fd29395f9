import { codeOf } from "../../errors/error-codes";
import { ProviderError } from "../../errors/provider-error";
import { GENESYS_DIALECT } from "./dialect";

/** Somebody else is at work on the action, and nothing was begun. @param id of the action */
export function draftOpen(operation: string, id: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "DRAFT_OPEN"),
    operation,
    seen: "found a draft of it open, with changes that are not this stack's and that publishing would overwrite",
    remedy: `${publishOrDelete(id)}, then run pulumi up again. Nothing was changed.`,
  });
}

/**
 * Somebody else changed the draft that this stack was writing.
 *
 * @param id of the action
 * @param what was changed, in words; empty where it cannot be told
 */
export function draftChanged(operation: string, id: string, what: readonly string[]): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "DRAFT_OPEN"),
    operation,
    seen: `found that somebody else has changed its draft meanwhile${what.length > 0 ? `: ${what.join(", ")}` : ""}`,
    remedy: `${publishOrDelete(id)}, then run pulumi up again. Nothing was published, and the draft was left as it is.`,
  });
}

/** What to do about a draft that is not ours; without a full stop. */
export function publishOrDelete(id: string): string {
  return `Publish or delete that draft in Genesys Cloud (Admin, Integrations, Actions; id ${id})`;
}

/** The draft that this stack was writing is not there any more. */
export function draftGone(operation: string): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "STALE_VERSION"),
    operation,
    seen: "found the draft gone: somebody published or deleted it",
    remedy: "Run pulumi up --refresh to see what changed in Genesys Cloud.",
  });
}

/** The platform took the publication, and shows something else. @param what differs, in words */
export function notShown(operation: string, what: readonly string[]): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "TIMEOUT"),
    operation,
    seen: `was accepted, and the action is still not shown as it was written half a minute later (different: ${what.join(", ")})`,
    remedy:
      "Run pulumi up again: a publication that is carried out meanwhile is a success. If it stays, something between " +
      "here and Genesys Cloud changes requests.",
    outcome: "unknown",
  });
}
