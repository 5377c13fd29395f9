import { FileAsset } from "@pulumi/pulumi/asset";
import { getProject, getStack } from "@pulumi/pulumi/metadata";
import type { ProviderResource } from "@pulumi/pulumi/resource";
import type { ActionDescription } from "../action-src/define-action";
import { DataAction } from "../providers/data-action/data-action";
import { toApiSchema } from "./actions/api-schema";
import type { DiscoveredAction } from "./actions/discover-actions";
import { environmentOf } from "./actions/environment";
import { type Bundle, bundleAction } from "./bundle/bundle-action";
import { writeAsset } from "./bundle/write-asset";
import type { StackConfig } from "./config/read-config";

export interface DeployedAction {
  readonly description: ActionDescription;
  readonly resource: DataAction;
  readonly bundle: Bundle;
}

/** Bundles one action, writes the stack's asset, and declares the resource. */
export async function deployAction(
  projectRoot: string,
  action: DiscoveredAction,
  config: StackConfig,
  provider: ProviderResource,
): Promise<DeployedAction> {
  const { name, description, runtime, timeoutSeconds, contract } = action.description;
  const stack = getStack();
  const bundle = await bundleAction(projectRoot, action.folder);
  const asset = await writeAsset(projectRoot, stack, name, bundle.bytes);
  const adopt = config.map("adopt")[name];
  const resource = new DataAction(
    name,
    {
      name,
      description,
      inputs: toApiSchema(contract.inputs, "input"),
      outputs: toApiSchema(contract.outputs, "output"),
      runtime,
      timeoutSeconds,
      code: new FileAsset(asset),
      manifest: bundle.manifest,
      environment: environmentOf(action, config),
      overwriteDrift: config.boolean("overwriteDrift"),
      allowBreakingContract: config.list("allowBreakingContract").includes(name),
      tags: { "managed-by": "pulumi", stack: `${getProject()}/${stack}` },
      ...(adopt === undefined ? {} : { adopt }),
    },
    { provider },
  );
  return { description: action.description, resource, bundle };
}
