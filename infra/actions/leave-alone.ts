import { DataAction, type DataActionArgs } from "../../providers/data-action/data-action";
import type { PlatformCapabilities } from "../../providers/platforms/platform-capabilities";
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
 * @param isTested whether its smoke test is declared too
 */
export function leaveAlone(
  name: string,
  platform: PlatformCapabilities,
  providers: StackProviders,
  isTested: boolean,
): DeclaredAction {
  const args = { environment: {} } as unknown as DataActionArgs;
  const resource = new DataAction(name, args, { provider: providers.platform }, platform);
  if (!isTested) return { name, resource, answer: undefined };
  const options = { parent: resource, provider: providers.command };
  return { name, resource, answer: answerOf(new Command(smokeTestName(name), {}, options)) };
}
