import type { GenesysContext } from "../context";
import type { FoundSide } from "../find-action";
import type { ActionSide, StoredZip } from "../store/records";
import { begin, isDone, lookedAt } from "../underway";
import { judgeZip } from "./judge-zip";

const MAX_HISTORY = 10;

/** An uploaded file. */
export interface Upload {
  readonly fileName: string;
  readonly requestId: string;
  readonly bytes: Buffer;
}

/** Takes an upload over into the draft it was asked for; one whose draft has gone is dropped. */
export function receiveUpload(context: GenesysContext, actionId: string, upload: Upload): void {
  const { organization, newId, now, clock, behaviour } = context;
  const action = organization.actions.get(actionId);
  if (!action?.draft) return;
  const zip: StoredZip = {
    id: newId("zip"),
    name: upload.fileName,
    requestId: upload.requestId,
    dateCreated: now(),
    status: "Pending",
    processing: begin(clock()),
  };
  organization.addZip(zip.id, upload.bytes);
  const before = action.draft.zip?.processing ? action.draft.zipBefore : action.draft.zip;
  const draft: ActionSide = {
    ...action.draft,
    zip,
    ...(before && { zipBefore: before }),
    version: action.draft.version + (behaviour.functionRaisesVersion ? 1 : 0),
  };
  organization.putAction({ ...action, draft });
}

/**
 * The draft as it is now: an uploaded ZIP is Pending, then Transferring, then either Available or refused. Each look
 * counts.
 */
export function lookAtZip(context: GenesysContext, found: FoundSide): FoundSide {
  const { organization, clock, zipPace } = context;
  const { zip } = found.side;
  if (!zip?.processing) return found;
  const side = isDone(zip.processing, zipPace, clock())
    ? processed(context, found.side, zip)
    : {
        ...found.side,
        zip: {
          ...zip,
          status: zip.processing.looks === 0 ? ("Pending" as const) : ("Transferring" as const),
          processing: lookedAt(zip.processing),
        },
      };
  const action = { ...found.action, draft: side };
  organization.putAction(action);
  return { action, side };
}

function processed({ organization }: GenesysContext, side: ActionSide, zip: StoredZip): ActionSide {
  const { processing: _processing, ...settled } = zip;
  const { zipBefore: _before, ...rest } = side;
  const judgement = judgeZip(organization.readZip(zip.id), side.function?.handler);
  const judged: StoredZip = { ...settled, ...judgement };
  const history = judged.status === "Available" ? [] : [judged];
  return {
    ...rest,
    zip: judged,
    uploadExceptionHistory: [...history, ...side.uploadExceptionHistory].slice(0, MAX_HISTORY),
  };
}
