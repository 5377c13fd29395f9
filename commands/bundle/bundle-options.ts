import { BUNDLE_PLATFORMS, type BundlePlatform } from "../../infra/bundle/bundle-platform";
import { commandLine, readArguments } from "../../load/command-line";

/** How `npm run bundle` was called. */
export interface BundleOptions {
  /** Name of the action, which is its folder's in `action-src`. */
  readonly action: string;
  /** The file to write, relative to where the person is. */
  readonly out: string;
  readonly platform: BundlePlatform;
}

const LINE = commandLine({
  name: "bundle",
  summary: "Writes exactly the bytes that an update would upload for an action, and says what is in them.",
  words: { ACTION: "the action's name, which is its folder's in action-src" },
  askForWords: "give one ACTION and --out FILE.zip",
  options: {
    out: { short: "o", value: "FILE.zip", required: true, description: "the file to write" },
    platform: {
      value: "PLATFORM",
      default: "cxone",
      choices: BUNDLE_PLATFORMS,
      description: "what the action is to run on",
    },
  },
  example: "npm run bundle -- crm-contact-enrichment --out crm-contact-enrichment.zip",
});

/**
 * Reads the arguments of `npm run bundle`.
 *
 * @throws COMMAND_INVALID
 */
export function parseBundleOptions(args: readonly string[]): BundleOptions {
  return readArguments(LINE, args, ({ ACTION, out, platform }) => ({
    action: ACTION,
    out,
    platform: platform as BundlePlatform,
  }));
}
