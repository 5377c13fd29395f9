import type * as pulumi from "@pulumi/pulumi";
import * as path from "node:path";
import { type DiscoveredAction, discoverActions } from "./actions/discover-actions";
import { environmentKeys } from "./actions/environment";
import { baseKeys } from "./config/base-keys";
import { engineConfig } from "./config/engine-config";
import { readConfig, type StackConfig } from "./config/read-config";
import { type DeployedAction, deployAction } from "./deploy-action";
import { toRunError } from "./program-error";
import { smokeTest } from "./smoke-test/smoke-test";

/**
 * The Pulumi program: every action of `action-src` becomes a Data Action of the stack, then answers its smoke test.
 *
 * @returns the stack's outputs: `actions` (name to id, version and bundle sha256), `smokeTests` (name to masked answer)
 */
export async function program(): Promise<Record<string, unknown>> {
  try {
    const projectRoot = path.dirname(process.cwd());
    const actions = discoverActions(projectRoot);
    const config = readConfig([...baseKeys, ...environmentKeys(actions)], engineConfig(process.env));
    const deployed = await Promise.all(actions.map((action) => deployAction(projectRoot, action, config)));
    return {
      actions: byName(actions, deployed.map(summary)),
      smokeTests: smokeTests(actions, deployed, config),
    };
  } catch (error) {
    throw toRunError(error);
  }
}

function smokeTests(
  actions: DiscoveredAction[],
  deployed: DeployedAction[],
  config: StackConfig,
): Record<string, unknown> {
  if (!config.boolean("smokeTest")) return {};
  return byName(
    actions,
    deployed.map((one, index) => smokeTest((actions[index] as DiscoveredAction).description, one, config)),
  );
}

function summary({ resource }: DeployedAction): Record<string, pulumi.Output<unknown>> {
  return { id: resource.id, version: resource.version, codeSha256: resource.codeSha256 };
}

function byName<T>(actions: DiscoveredAction[], values: T[]): Record<string, T> {
  return Object.fromEntries(actions.map(({ description }, index) => [description.name, values[index] as T]));
}
