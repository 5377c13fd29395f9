import { effectiveTimeoutSeconds } from "../../action-src/runtime/execution/effective-timeout";
import { CXONE_CAPABILITIES } from "../../providers/platforms/cxone/capabilities";
import { formatContract } from "../../providers/contract/contract-text";
import { toRelease } from "../../providers/releases/release";
import type { StackConfig } from "../config/read-config";
import type { StackPlatform } from "../config/stack-platform";
import type { Bundle } from "../bundle/bundle";
import type { ReleaseWithCode } from "../releases/read-release";
import { toApiSchema } from "./api-schema";
import type { DiscoveredAction } from "./discover-actions";

/** What of a platform makes another release of the same source. */
export interface ReleasePlatform extends StackPlatform {
  /** Instead of the one in the action's description, which is CXone's. */
  readonly runtime?: string;
}

const CXONE: ReleasePlatform = { name: "cxone", capabilities: CXONE_CAPABILITIES };

/** The platform of a stack as its releases depend on it. */
export function releasePlatform(platform: StackPlatform, config: StackConfig): ReleasePlatform {
  return platform.name === "genesys-cloud"
    ? { ...platform, runtime: config.text("genesysRuntime") }
    : platform;
}

/** The release that an action's description makes with its bundle. */
export function releaseFromSource(
  { description: action }: DiscoveredAction,
  { bytes: code, codeSha256, manifest }: Bundle,
  platform: ReleasePlatform = CXONE,
): ReleaseWithCode {
  const contract = formatContract({
    inputs: toApiSchema(action.contract.inputs, "input"),
    outputs: toApiSchema(action.contract.outputs, "output"),
  });
  const { name, description } = action;
  const runtime = platform.runtime ?? action.runtime;
  const timeoutSeconds = effectiveTimeoutSeconds(action, platform.capabilities.limits.timeoutSeconds.max);
  const content = { name, description, contract, runtime, timeoutSeconds };
  return { ...toRelease({ ...content, codeSha256, manifest, sizeBytes: code.length }), code };
}
