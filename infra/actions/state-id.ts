import type { Output } from "@pulumi/pulumi/output";
import { Stash } from "@pulumi/pulumi/stash";
import { randomUUID } from "node:crypto";
import { STATE_ID_NAME } from "./state-id-resource";

/**
 * A random name of the stack's state, drawn by its first update and kept in it: it stands in every action's tags, and
 * tells stacks of one name apart whose states are in different backends. It is a resource of its own, because it has to
 * be in the state before the first action is made: a creation whose answer is lost leaves nothing else behind by which the
 * next update could know that the action is its own.
 */
export function stateId(): Output<string> {
  const drawn = new Stash(STATE_ID_NAME, { input: randomUUID() }, { ignoreChanges: ["input"] });
  return drawn.output as Output<string>;
}
