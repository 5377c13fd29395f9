import type { Output } from "@pulumi/pulumi/output";
import { STATE_TAG } from "../../providers/data-action/action-owner";
import { DataAction, type DataActionArgs } from "../../providers/data-action/data-action";
import { Command } from "../smoke-test/command";
import { answerOf } from "../smoke-test/smoke-test";
import { smokeTestName } from "../smoke-test/smoke-test-resource";
import type { StackProviders } from "../stack-providers.js";
import type { DeclaredAction } from "./declared-action";

/**
 * Declares an action that the update excludes (`--exclude`) without a look at its source: the engine takes what its
 * state has, checks nothing, and the stack's outputs keep it. Were it not excluded, the provider would refuse it for
 * its missing arguments, which changes nothing either; not to declare it would delete it then.
 *
 * @param stateId what the state has it depend on. It has to be declared after that: the engine takes over what an excluded
 * resource depends on as soon as it is declared, and refuses that one's own declaration then ("Duplicate resource URN").
 * @param isTested whether its smoke test is declared too
 */
export function leaveAlone(
  name: string,
  providers: StackProviders,
  stateId: Output<string>,
  isTested: boolean,
): DeclaredAction {
  const args = { environment: {}, tags: { [STATE_TAG]: stateId } } as unknown as DataActionArgs;
  const resource = new DataAction(name, args, { provider: providers.cxone });
  if (!isTested) return { name, resource, answer: undefined };
  const options = { parent: resource, provider: providers.command };
  return { name, resource, answer: answerOf(new Command(smokeTestName(name), {}, options)) };
}
