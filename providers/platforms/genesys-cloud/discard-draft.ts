import { hasProblem, ProviderError } from "../../errors/provider-error";
import type { ActionReader } from "./action-reader";
import type { ApiCalls } from "./api-calls";
import { actionPath } from "./api-paths";
import { isUnchanged } from "./draft-content";
import { publishOrDelete } from "./draft-errors";
import { isAsWrittenSoFar, type WrittenAction } from "./written-action";

/**
 * Removes a draft that this run wrote and that must not stay, and passes the error on that is the reason. A draft that
 * somebody else has changed meanwhile stays, and the error says so.
 */
export async function afterDiscarding(
  { calls, reader }: { readonly calls: ApiCalls; readonly reader: ActionReader },
  { draftId, written }: { readonly draftId: string; readonly written: WrittenAction },
  error: unknown,
): Promise<unknown> {
  const operation = `Removal of the draft of data action (id ${draftId})`;
  try {
    const draft = await reader.answers(draftId, "draft");
    if (!draft) return error;
    const live = written.isNew ? undefined : await reader.answers(draftId, "published");
    const isOwn = isAsWrittenSoFar(written, draft, live) || (live !== undefined && isUnchanged(draft, live));
    if (!isOwn) return afterLeaving(error, draftId);
    await calls.delete({ operation, path: actionPath(draftId, "draft") });
    return error;
  } catch (second) {
    if (!(second instanceof ProviderError)) return error;
    const remedy = `The next pulumi up removes it (${second.message})`;
    return withMore(error, { seen: "Its draft could not be removed either", remedy });
  }
}

function afterLeaving(error: unknown, draftId: string): unknown {
  if (hasProblem(error, "DRAFT_OPEN")) return error;
  return withMore(error, {
    seen: "Meanwhile somebody else has changed its draft, which was left as it is",
    remedy: `${publishOrDelete(draftId)}, then run pulumi up again.`,
  });
}

function withMore(error: unknown, more: { readonly seen: string; readonly remedy: string }): unknown {
  if (!(error instanceof ProviderError)) return error;
  return new ProviderError({
    code: error.code,
    operation: error.message.replace(/ \[\w+\]$/, ""),
    ...more,
    outcome: error.outcome,
    ...(error.status === undefined ? {} : { status: error.status }),
  });
}
