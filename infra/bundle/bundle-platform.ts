import type { BuildOptions } from "esbuild";
import { genesysCloudOptions } from "./genesys-cloud-options";

/** The platforms that a handler can be bundled for. */
export const BUNDLE_PLATFORMS = ["cxone", "genesys-cloud"] as const;

/** What a bundle runs on: CXone calls the module itself, Genesys Cloud its `handler` with an environment in headers. */
export type BundlePlatform = (typeof BUNDLE_PLATFORMS)[number];

/** What differs in compiling an action for a platform; nothing for CXone. */
export function platformOptions(
  platform: BundlePlatform,
  projectRoot: string,
): Pick<BuildOptions, "define" | "plugins"> {
  return platform === "genesys-cloud" ? genesysCloudOptions(projectRoot) : {};
}
