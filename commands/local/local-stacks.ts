import type { PlatformName } from "../../providers/platforms/platform-names.js";
import { LOCAL_STACKS } from "../../tools/defaults/local-stacks.js";

/** The platform of a stack of `npm start`; undefined for all others. */
export function platformOfLocalStack(stack: string): PlatformName | undefined {
  const platforms = Object.keys(LOCAL_STACKS) as PlatformName[];
  return platforms.find((platform) => LOCAL_STACKS[platform] === stack);
}

/** How `npm start` is called for a platform. */
export function startCommand(platform: PlatformName): string {
  return platform === "cxone" ? "npm start" : `npm start -- --platform ${platform}`;
}
