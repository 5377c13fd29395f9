import type { Output } from "@pulumi/pulumi";
import * as path from "node:path";
import { discoverActions } from "./actions/discover-actions";
import { environmentKeys } from "./actions/environment";
import { artifactStoreUrl } from "./artifacts/artifact-store-url";
import { openArtifactStore } from "./artifacts/open-artifact-store";
import { baseKeys } from "./config/base-keys";
import { engineConfig } from "./config/engine-config";
import { readConfig } from "./config/read-config";
import { stateId } from "./actions/state-id";
import { type DeployedAction, deployAction } from "./actions/deploy-action";
import { toRunError } from "./program-error";
import { readPinnedReleases } from "./config/pinned-releases";
import { smokeTest } from "./smoke-test/smoke-test";
import type { StackProviders } from "./stack-providers.js";

/**
 * The Pulumi program: every action of `action-src` becomes a Data Action of the stack, then answers its smoke test.
 *
 * @param providers declared before this module was loaded
 * @returns the stack's outputs: `actions` (name to id, version and bundle sha256), `smokeTests` (name to masked answer)
 */
export async function program(providers: StackProviders): Promise<Record<string, unknown>> {
  try {
    return await deployActions(providers);
  } catch (error) {
    throw toRunError(error);
  }
}

async function deployActions(providers: StackProviders): Promise<Record<string, unknown>> {
  const projectRoot = path.dirname(process.cwd());
  const actions = discoverActions(projectRoot);
  const sources = engineConfig(process.env);
  const config = readConfig([...baseKeys, ...environmentKeys(actions)], sources);
  const names = actions.map(({ description }) => description.name);
  const pinned = readPinnedReleases(process.env, names);
  const explicit = config.text("artifactsUrl") || undefined;
  const { stack, project } = sources;
  const url = artifactStoreUrl({ explicit, stack, projectRoot, environment: process.env });
  const store = openArtifactStore(url, project);
  try {
    const context = { projectRoot, config, store, pinned, provider: providers.cxone, stateId: stateId() };
    const deployed = await Promise.all(actions.map((action) => deployAction(context, action)));
    const tested = config.boolean("smokeTest") ? deployed : [];
    return {
      actions: byName(deployed, summary),
      smokeTests: byName(tested, (one) => smokeTest(one, config, providers.command)),
    };
  } finally {
    await store.close();
  }
}

function summary({ resource }: DeployedAction): Record<string, Output<unknown>> {
  return { id: resource.id, version: resource.version, codeSha256: resource.codeSha256 };
}

function byName<T>(deployed: DeployedAction[], value: (one: DeployedAction) => T): Record<string, T> {
  return Object.fromEntries(deployed.map((one) => [one.description.name, value(one)]));
}
