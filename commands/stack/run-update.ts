import { PINNED_RELEASES_VARIABLE } from "../../infra/config/pinned-releases";
import type { ForegroundEnd } from "../../load/run-in-foreground.js";
import { pulumiInForeground } from "./run-pulumi";

/**
 * Runs `pulumi preview` or `pulumi up` in the project's folder with this process's terminal, to its end.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @param pinned action name to the id of the release that is deployed instead of the source; default none
 */
export function runUpdate(
  projectRoot: string,
  args: readonly string[],
  pinned: Readonly<Record<string, string>> = {},
): Promise<ForegroundEnd> {
  // Never what a shell happens to have set: without releases, the source is deployed.
  const releases = Object.keys(pinned).length > 0 ? JSON.stringify(pinned) : "";
  return pulumiInForeground(projectRoot, args, { ...process.env, [PINNED_RELEASES_VARIABLE]: releases });
}
