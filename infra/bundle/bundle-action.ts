import { bundleActions } from "./bundle-actions";
import { type Bundle, requireBundle } from "./bundle";
import type { BundlePlatform } from "./bundle-platform";

/**
 * Bundles the handler of one action, as {@link bundleActions} does it for many.
 *
 * @param folder absolute path of the action's folder
 * @throws BUNDLE_FAILED
 */
export async function bundleAction(
  projectRoot: string,
  folder: string,
  platform: BundlePlatform = "cxone",
): Promise<Bundle> {
  return requireBundle(await bundleActions(projectRoot, [folder], platform), folder);
}
