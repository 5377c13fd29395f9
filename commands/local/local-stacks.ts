import type { PlatformName } from "../../providers/platforms/platform-names.js";

/**
 * The stacks that `npm start` deploys to its simulators, one for each platform. They are in nobody's backend but the
 * checkout's own.
 */
export const LOCAL_STACKS: Readonly<Record<PlatformName, string>> = {
  cxone: "local",
  "genesys-cloud": "local-genesys-cloud",
};

/** The platform of a stack of `npm start`; undefined for all others. */
export function platformOfLocalStack(stack: string): PlatformName | undefined {
  const platforms = Object.keys(LOCAL_STACKS) as PlatformName[];
  return platforms.find((platform) => LOCAL_STACKS[platform] === stack);
}

/** How `npm start` is called for a platform. */
export function startCommand(platform: PlatformName): string {
  return platform === "cxone" ? "npm start" : `npm start -- --platform ${platform}`;
}
