import { getProject, getStack } from "@pulumi/pulumi/metadata";
import type { Input, Output } from "@pulumi/pulumi/output";
import type { ProviderResource } from "@pulumi/pulumi/resource";
import { FunctionIntegration } from "../../providers/integration/integration";
import { INTEGRATION_NAME } from "../../providers/integration/integration-type";
import type { StackConfig } from "../config/read-config";
import type { StackPlatform } from "../config/stack-platform";

/** What a stack's integration is made of. */
export interface IntegrationContext {
  readonly platform: StackPlatform;
  readonly config: StackConfig;
  readonly provider: ProviderResource;
  /** Tells this state from others, in which a stack may have the same name. */
  readonly stateId: string;
  /** The configuration keys whose values the actions' environments take: the fields of its credential. */
  readonly keys: readonly string[];
}

/** The integration that a stack's actions belong to. */
export interface StackIntegration {
  readonly id: Input<string>;
  /** A line for each field, its name and digits that change with its value; undefined where somebody else keeps them. */
  readonly fieldFingerprints?: Output<string>;
}

/**
 * The integration that the stack's actions belong to: the one that the configuration names, or one of the stack's own.
 * Undefined on a platform whose actions have environments of their own.
 */
export function declareIntegration({
  platform,
  config,
  provider,
  stateId,
  keys,
}: IntegrationContext): StackIntegration | undefined {
  if (platform.capabilities.ownEnvironment) return undefined;
  const existing = config.text("genesysIntegrationId");
  if (existing !== "") return { id: existing };
  const fields: Record<string, string> = {};
  for (const key of keys) if (config.text(key) !== "") fields[key] = config.text(key);
  const stack = `${getProject()}/${getStack()}`;
  const name = `${getProject()}-${getStack()}${config.text("nameSuffix")}`;
  const options = { provider, protect: config.boolean("protect") };
  const overwriteDrift = config.boolean("overwriteDrift");
  return new FunctionIntegration(
    INTEGRATION_NAME,
    { name, stack, state: stateId, fields, overwriteDrift },
    options,
  );
}
