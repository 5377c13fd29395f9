import type { ActionRecord } from "../platforms/data-actions-api";
import { isObject, textOf, type Properties } from "../properties";

/** The tag that names the stack an action belongs to, as `PROJECT/STACK`. */
export const STACK_TAG = "stack";
/** The tag that tells stacks of one name apart: a short name of the backend that keeps the state. */
export const STATE_TAG = "state";

/** Whom an action belongs to, as its tags say; empty texts where they do not tell. */
export interface ActionOwner {
  /** `PROJECT/STACK`. */
  readonly stack: string;
  readonly state: string;
}

/** Reads the owner out of tags: those of a platform's answer, of the inputs or of the state. */
export function ownerOfTags(tags: unknown): ActionOwner {
  const known: Properties = isObject(tags) ? tags : {};
  return { stack: textOf(known, STACK_TAG), state: textOf(known, STATE_TAG) };
}

/**
 * The owner of an action that is none of ours: a veto against claiming, writing or deleting it. Undefined where it is
 * ours, and where one side does not tell, for tags are an extension that a server may not know.
 *
 * @param ours whom we are, under every name that we may have written
 */
export function otherOwner(
  record: Pick<ActionRecord, "tags">,
  ours: readonly ActionOwner[],
): ActionOwner | undefined {
  const owner = ownerOfTags(record.tags);
  const known = ours.filter(({ stack }) => stack !== "");
  if (owner.stack === "" || known.length === 0 || known.some((one) => isSame(owner, one))) return undefined;
  return owner;
}

/** Whether an action's tags say that it is ours, which is more than that no other stack's name is in them. */
export function isOwnedBy(record: Pick<ActionRecord, "tags">, ours: ActionOwner): boolean {
  const owner = ownerOfTags(record.tags);
  return owner.stack !== "" && ours.stack !== "" && isSame(owner, ours);
}

/** The owner for people, who are told where it is a namesake of ours. */
export function describeOwner({ stack }: ActionOwner, ours: ActionOwner): string {
  return stack === ours.stack ? `${stack} (of this name, with another state)` : stack;
}

/** The stack as the CLI's `--stack` takes it; `STACK` where it is not known. */
export function stackNameOf({ stack }: ActionOwner): string {
  return stack.split("/").at(-1) || "STACK";
}

/** The state decides where both have one: a stack can be renamed, and two backends can have stacks of one name. */
function isSame(a: ActionOwner, b: ActionOwner): boolean {
  return a.state !== "" && b.state !== "" ? a.state === b.state : a.stack === b.stack;
}
