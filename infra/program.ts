import type { Output } from "@pulumi/pulumi";
import { warn } from "@pulumi/pulumi/log";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import * as path from "node:path";
import { actionNames, discoverActions } from "./actions/discover-actions";
import { environmentKeys } from "./actions/environment";
import { artifactStoreUrl } from "./artifacts/artifact-store-url";
import { openArtifactStore } from "./artifacts/open-artifact-store";
import { declareIntegration } from "./actions/declare-integration";
import { bundleActions } from "./bundle/bundle-actions";
import { baseKeys } from "./config/base-keys";
import { engineConfig } from "./config/engine-config";
import { readConfig } from "./config/read-config";
import { platformProblems, stackPlatform, type StackPlatform } from "./config/stack-platform";
import type { ConfigKey } from "./config/config-key";
import type { ConfigSources } from "./config/read-config";
import type { DeclaredAction } from "./actions/declared-action";
import { deployAction } from "./actions/deploy-action";
import { leaveAlone } from "./actions/leave-alone";
import { missingHandlers, requireHandlers } from "./actions/require-handlers";
import { stateId } from "./actions/state-id";
import { toRunError } from "./run-error";
import { readPinnedReleases } from "./config/pinned-releases";
import { shortenStackTraces } from "./shorten-stack-traces";
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
  const names = actionNames(projectRoot);
  const pinned = readPinnedReleases(process.env, names);
  // Going back asks nothing of the actions that stay: they may not compile, or need a key that is not set.
  const leftAlone = pinned.size > 0 ? names.filter((name) => !pinned.has(name)) : [];
  const actions = discoverActions(
    projectRoot,
    names.filter((name) => !leftAlone.includes(name)),
  );
  const fromSource = actions.filter(({ description }) => !pinned.has(description.name));
  const missing = missingHandlers(fromSource);
  if (!isDryRun()) requireHandlers(fromSource);
  else if (missing !== undefined) await warn(`An update will be refused: ${missing}.`);
  const sources = engineConfig(process.env);
  const platform = stackPlatform(sources);
  const keys = environmentKeys(actions);
  const config = readConfig([...baseKeys(platform.name), ...askedFor(platform, keys, sources)], sources, {
    isWhole: leftAlone.length === 0,
    problemsOf: (read) => platformProblems(platform, read),
  });
  const explicit = config.text("artifactsUrl") || undefined;
  const { stack, project } = sources;
  const url = artifactStoreUrl({ explicit, stack, projectRoot, environment: process.env });
  const store = openArtifactStore(url, project);
  try {
    const id = stateId(projectRoot, process.env);
    const provider = providers.platform;
    const fields = [...keys.map(({ name }) => name), "patienceSeconds"];
    const fromSource = actions.filter(({ description }) => !pinned.has(description.name));
    const bundles = await bundleActions(
      projectRoot,
      fromSource.map(({ folder }) => folder),
      platform.name,
    );
    shortenStackTraces();
    const context = {
      projectRoot,
      platform,
      integration: declareIntegration({ platform, config, provider, stateId: id, keys: fields }),
      config,
      store,
      pinned,
      bundles,
      provider,
      stateId: id,
    };
    const deployed = await Promise.all(actions.map((action) => deployAction(context, action)));
    const isTested = config.text("smokeTest") !== "false";
    const tester = { platform: platform.name, provider: providers.command };
    const declared: DeclaredAction[] = [
      ...deployed.map((one) => ({
        name: one.description.name,
        resource: one.resource,
        answer: isTested ? smokeTest(one, config, tester) : undefined,
      })),
      ...leftAlone.map((name) => leaveAlone(name, platform.capabilities, providers, isTested)),
    ];
    return {
      actions: byName(declared, summary),
      smokeTests: isTested ? byName(declared, ({ answer }) => answer) : {},
    };
  } finally {
    await store.close();
  }
}

/** Where an integration that exists has the values, they are not asked for: whoever owns it writes them. */
function askedFor(
  { capabilities }: StackPlatform,
  keys: readonly ConfigKey[],
  { project, values }: ConfigSources,
): ConfigKey[] {
  const isElsewhere =
    !capabilities.ownEnvironment && Boolean(values[`${project}:genesysIntegrationId`]?.trim());
  return keys.map((key) => (isElsewhere ? { default: "", ...key } : key));
}

function summary({ resource }: DeclaredAction): Record<string, Output<unknown>> {
  return { id: resource.id, version: resource.version, codeSha256: resource.codeSha256 };
}

function byName<T>(declared: DeclaredAction[], value: (one: DeclaredAction) => T): Record<string, T> {
  return Object.fromEntries(declared.map((one) => [one.name, value(one)]));
}
