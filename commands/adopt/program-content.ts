import { bundleAction } from "../../infra/bundle/bundle-action";
import { releaseFromSource, type ReleasePlatform } from "../../infra/actions/release-from-source";
import type { VisibleContent } from "../../providers/data-action/visible-content";
import { findAction } from "../find-action";

/**
 * What the platform would show of an action once the program has written it.
 *
 * @param nameSuffix of the stack; empty for none
 * @throws COMMAND_INVALID where action-src has no such action, ACTION_INVALID, BUNDLE_FAILED
 */
export async function programContent(
  projectRoot: string,
  name: string,
  nameSuffix: string,
  platform?: ReleasePlatform,
): Promise<VisibleContent> {
  const advice =
    "Write the action first, or have it written with --generate: what is adopted becomes what its folder says.";
  const action = findAction(projectRoot, name, "Adopting", advice);
  const bundle = await bundleAction(projectRoot, action.folder, platform?.name);
  const { release } = releaseFromSource(action, bundle, platform);
  const { name: folderName, description, contract, runtime, timeoutSeconds, codeSha256 } = release;
  const environmentNames = Object.keys(action.description.environment).sort();
  return {
    name: folderName + nameSuffix,
    description,
    contract,
    runtime,
    timeoutSeconds,
    codeSha256,
    environmentNames,
  };
}
