import { FileAsset } from "@pulumi/pulumi/asset";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import type { Output } from "@pulumi/pulumi/output";
import type { ProviderResource } from "@pulumi/pulumi/resource";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import type { ActionDescription } from "../../action-src/define-action";
import { STACK_TAG, STATE_TAG } from "../../providers/data-action/action-owner";
import { DataAction, type DataActionArgs } from "../../providers/data-action/data-action";
import { pickFingerprints } from "../../providers/data-action/environment-fingerprints";
import type { DiscoveredAction } from "./discover-actions";
import { requireSmallClientContext } from "./client-context";
import type { StackIntegration } from "./declare-integration";
import { environmentFieldsOf, environmentOf } from "./environment";
import { releaseFromSource, releasePlatform } from "./release-from-source";
import type { ArtifactStore } from "../artifacts/artifact-store";
import { type Bundles, requireBundle } from "../bundle/bundle";
import { writeAsset } from "../bundle/write-asset";
import type { StackConfig } from "../config/read-config";
import type { StackPlatform } from "../config/stack-platform";
import { trialOf } from "../smoke-test/trial-of";
import { readReleaseWithCode } from "../releases/read-release";
import { storeRelease } from "../releases/store-release";

/** What every action of a stack is deployed with. */
export interface DeploymentContext {
  readonly projectRoot: string;
  readonly platform: StackPlatform;
  /** The integration that the actions belong to; undefined on a platform without any. */
  readonly integration: StackIntegration | undefined;
  readonly config: StackConfig;
  readonly store: ArtifactStore;
  /** Action name to the id of the release to go back to. */
  readonly pinned: ReadonlyMap<string, string>;
  /** Action folder to what its source makes; those that go back are not among them. */
  readonly bundles: Bundles;
  readonly provider: ProviderResource;
  /** Tells this state from others, in which a stack may have the same name. */
  readonly stateId: string;
}

export interface DeployedAction {
  readonly description: ActionDescription;
  readonly resource: DataAction;
  readonly codeSha256: string;
  /** The contract of the release that was gone back to; undefined where the action comes from source. */
  readonly pinnedContract: string | undefined;
  /**
   * A line for each field of the stack's integration that the action's environment names, which changes with the field's
   * value; undefined on a platform without integrations, and where somebody else keeps the fields.
   */
  readonly fieldFingerprints: Output<string> | undefined;
}

/**
 * Makes the release of one action, or fetches the one it is pinned to; keeps its release in the artifact store; writes the
 * stack's asset; and declares the resource. The store has everything before the API call that uses it.
 */
export async function deployAction(
  context: DeploymentContext,
  action: DiscoveredAction,
): Promise<DeployedAction> {
  const { projectRoot, platform, integration, config, store, pinned, bundles, provider, stateId } = context;
  const { name } = action.description;
  const pin = pinned.get(name);
  const made = pin
    ? await readReleaseWithCode(store, pin)
    : releaseFromSource(action, requireBundle(bundles, action.folder), releasePlatform(platform, config));
  if (!isDryRun()) await storeRelease(store, made);
  const { formatVersion: _format, codeSha256, name: _name, ...content } = made.release;
  const stack = getStack();
  const asset = await writeAsset(projectRoot, stack, name, made.code);
  const environment = environmentFor(context, action);
  const resource = new DataAction(
    name,
    {
      ...content,
      ...nameOf(name, config.text("nameSuffix")),
      code: new FileAsset(asset),
      environment,
      ...(integration === undefined ? {} : { integrationId: integration.id }),
      ...trialArgs(context, action, pin ? content.contract : undefined),
      keepReleases: config.count("artifactsKeep"),
      overwriteDrift: config.boolean("overwriteDrift"),
      allowBreakingContract: pin !== undefined || config.list("allowBreakingContract").includes(name),
      tags: {
        "managed-by": "pulumi",
        [STACK_TAG]: `${getProject()}/${stack}`,
        ...(stateId === "" ? {} : { [STATE_TAG]: stateId }),
      },
      ...adoptionOf(name, config),
    },
    { provider, protect: config.boolean("protect") },
    platform.capabilities,
  );
  const pinnedContract = pin ? content.contract : undefined;
  const fieldFingerprints = integration?.fieldFingerprints?.apply((all) =>
    pickFingerprints(all, Object.values(environment)),
  );
  return { description: action.description, resource, codeSha256, pinnedContract, fieldFingerprints };
}

/** Variable name to its value or, on a platform without environments, to the field that has it. */
function environmentFor(
  { platform, config }: DeploymentContext,
  action: DiscoveredAction,
): Record<string, string> {
  const values = environmentOf(action, config);
  if (platform.capabilities.ownEnvironment) return values;
  const ownsFields = config.text("genesysIntegrationId") === "";
  const fields = environmentFieldsOf(action, config, ownsFields);
  requireSmallClientContext(action.description.name, values, fields);
  return fields;
}

/** Where drafts are to be had, every tested version is tried as one; elsewhere a candidate has to be asked for. */
function trialArgs(
  { platform, config }: DeploymentContext,
  { description }: DiscoveredAction,
  pinnedContract: string | undefined,
): Pick<DataActionArgs, "trial"> {
  const smokeTest = config.text("smokeTest");
  const isTried = platform.capabilities.drafts ? smokeTest !== "false" : smokeTest === "candidate";
  return isTried ? { trial: trialOf(description, pinnedContract) } : {};
}

/** The release has the folder's name; the stack's suffix of today follows it, whatever it was when the release was made. */
function nameOf(folderName: string, nameSuffix: string): Pick<DataActionArgs, "name" | "nameSuffix"> {
  return nameSuffix === "" ? { name: folderName } : { name: folderName + nameSuffix, nameSuffix };
}

function adoptionOf(name: string, config: StackConfig): Pick<DataActionArgs, "adopt" | "adoptFrom"> {
  const [adopt, adoptFrom] = [config.map("adopt")[name], config.map("adoptFrom")[name]];
  if (adopt === undefined) return {};
  return adoptFrom === undefined ? { adopt } : { adopt, adoptFrom };
}
