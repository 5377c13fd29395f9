import { formatContract } from "../../providers/contract/contract-text";
import { toRelease } from "../../providers/releases/release";
import { bundleAction } from "../bundle/bundle-action";
import type { ReleaseWithCode } from "../releases/read-release";
import { toApiSchema } from "./api-schema";
import type { DiscoveredAction } from "./discover-actions";

/**
 * The release that an action's source makes now.
 *
 * @throws BUNDLE_FAILED
 */
export async function releaseFromSource(
  projectRoot: string,
  { folder, description: action }: DiscoveredAction,
): Promise<ReleaseWithCode> {
  const { bytes: code, codeSha256, manifest } = await bundleAction(projectRoot, folder);
  const contract = formatContract({
    inputs: toApiSchema(action.contract.inputs, "input"),
    outputs: toApiSchema(action.contract.outputs, "output"),
  });
  const { name, description, runtime, timeoutSeconds } = action;
  const content = { name, description, contract, runtime, timeoutSeconds };
  return { ...toRelease({ ...content, codeSha256, manifest, sizeBytes: code.length }), code };
}
