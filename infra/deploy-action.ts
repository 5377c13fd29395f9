import * as pulumi from "@pulumi/pulumi";
import { DataAction } from "../providers/data-action/data-action";
import { toApiSchema } from "./actions/api-schema";
import type { DiscoveredAction } from "./actions/discover-actions";
import { environmentOf } from "./actions/environment";
import { type Bundle, bundleAction } from "./bundle/bundle-action";
import { writeAsset } from "./bundle/write-asset";
import type { StackConfig } from "./config/read-config";

export interface DeployedAction {
  readonly resource: DataAction;
  readonly bundle: Bundle;
}

/** Bundles one action, writes the stack's asset, and declares the resource. */
export async function deployAction(
  projectRoot: string,
  action: DiscoveredAction,
  config: StackConfig,
): Promise<DeployedAction> {
  const { name, description, runtime, timeoutSeconds, contract } = action.description;
  const stack = pulumi.getStack();
  const bundle = await bundleAction(projectRoot, action.folder);
  const asset = await writeAsset(projectRoot, stack, name, bundle.bytes);
  const adopt = config.map("adopt")[name];
  const resource = new DataAction(name, {
    name,
    description,
    inputs: toApiSchema(contract.inputs, "input"),
    outputs: toApiSchema(contract.outputs, "output"),
    runtime,
    timeoutSeconds,
    code: new pulumi.asset.FileAsset(asset),
    manifest: bundle.manifest,
    environment: environmentOf(action, config),
    overwriteDrift: config.boolean("overwriteDrift"),
    allowBreakingContract: config.list("allowBreakingContract").includes(name),
    tags: { "managed-by": "pulumi", stack: `${pulumi.getProject()}/${stack}` },
    ...(adopt === undefined ? {} : { adopt }),
  });
  return { resource, bundle };
}
