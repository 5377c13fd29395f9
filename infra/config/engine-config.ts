import { getProject, getStack } from "@pulumi/pulumi/metadata";
import { allConfig } from "@pulumi/pulumi/runtime/config";
import type { ConfigSources } from "./read-config";

/**
 * The configuration as the engine hands it to the program. `pulumi.Config` is not used here, because it reports one
 * missing key at a time and warns when a secret is read for validation.
 */
export function engineConfig(environment: NodeJS.ProcessEnv): ConfigSources {
  return {
    project: getProject(),
    stack: getStack(),
    values: allConfig(),
    // The language hosts' way of saying which values were encrypted (sdk/nodejs/runtime/config.ts reads the same variable).
    secretKeys: new Set(JSON.parse(environment["PULUMI_CONFIG_SECRET_KEYS"] ?? "[]") as string[]),
    environment,
  };
}
