import { FileAsset } from "@pulumi/pulumi/asset";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import type { ProviderResource } from "@pulumi/pulumi/resource";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import type { ActionDescription } from "../../action-src/define-action";
import { DataAction } from "../../providers/data-action/data-action";
import type { DiscoveredAction } from "./discover-actions";
import { environmentOf } from "./environment";
import { releaseFromSource } from "./release-from-source";
import type { ArtifactStore } from "../artifacts/artifact-store";
import { writeAsset } from "../bundle/write-asset";
import type { StackConfig } from "../config/read-config";
import { readReleaseWithCode } from "../releases/read-release";
import { storeRelease } from "../releases/store-release";

/** What every action of a stack is deployed with. */
export interface DeploymentContext {
  readonly projectRoot: string;
  readonly config: StackConfig;
  readonly store: ArtifactStore;
  /** Action name to the id of the release to go back to. */
  readonly pinned: ReadonlyMap<string, string>;
  readonly provider: ProviderResource;
}

export interface DeployedAction {
  readonly description: ActionDescription;
  readonly resource: DataAction;
  readonly codeSha256: string;
  /** The contract of the release that was gone back to; undefined where the action comes from source. */
  readonly pinnedContract: string | undefined;
}

/**
 * Bundles one action, or fetches the release it is pinned to; keeps its release in the artifact store; writes the
 * stack's asset; and declares the resource. The store has everything before the API call that uses it.
 */
export async function deployAction(
  { projectRoot, config, store, pinned, provider }: DeploymentContext,
  action: DiscoveredAction,
): Promise<DeployedAction> {
  const { name } = action.description;
  const pin = pinned.get(name);
  const made = pin ? await readReleaseWithCode(store, pin) : await releaseFromSource(projectRoot, action);
  if (!isDryRun()) await storeRelease(store, made);
  const { formatVersion: _format, codeSha256, ...content } = made.release;
  const stack = getStack();
  const asset = await writeAsset(projectRoot, stack, name, made.code);
  const adopt = config.map("adopt")[name];
  const resource = new DataAction(
    name,
    {
      ...content,
      code: new FileAsset(asset),
      environment: environmentOf(action, config),
      keepReleases: config.count("artifactsKeep"),
      overwriteDrift: config.boolean("overwriteDrift"),
      allowBreakingContract: pin !== undefined || config.list("allowBreakingContract").includes(name),
      tags: { "managed-by": "pulumi", stack: `${getProject()}/${stack}` },
      ...(adopt === undefined ? {} : { adopt }),
    },
    { provider },
  );
  const pinnedContract = pin ? content.contract : undefined;
  return { description: action.description, resource, codeSha256, pinnedContract };
}
