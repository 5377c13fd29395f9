import { addressProblem } from "../../providers/platforms/genesys-cloud/connection-settings";
import type { PlatformCapabilities } from "../../providers/platforms/platform-capabilities";
import {
  PLATFORM_KEY,
  PLATFORM_NAMES,
  platformNameOf,
  type PlatformName,
} from "../../providers/platforms/platform-names.js";
import { PLATFORMS } from "../../providers/platforms/platforms";
import { ProgramError } from "../program-error";
import type { ConfigProblem, ConfigSources, StackConfig } from "./read-config";

/** The platform of a stack, as far as the program depends on it. */
export interface StackPlatform {
  readonly name: PlatformName;
  readonly capabilities: PlatformCapabilities;
}

/**
 * The platform that a stack's configuration names; everything else that is asked of the stack follows from it.
 *
 * @throws CONFIGURATION_INVALID
 */
export function stackPlatform({
  project,
  stack,
  values,
}: Pick<ConfigSources, "project" | "stack" | "values">): StackPlatform {
  const text = values[`${project}:${PLATFORM_KEY}`];
  const name = platformNameOf(text);
  if (name !== undefined) return { name, capabilities: PLATFORMS[name].capabilities };
  throw new ProgramError(
    "CONFIGURATION_INVALID",
    `Reading the configuration of stack "${stack}" failed: ${PLATFORM_KEY} is "${(text ?? "").slice(0, 60)}", and must be ` +
      `${PLATFORM_NAMES.join(" or ")}.\nNothing was changed. Set it: pulumi config set ${PLATFORM_KEY} ${PLATFORM_NAMES[1]}`,
  );
}

/** What is wrong with keys that are right by themselves. */
export function platformProblems(platform: StackPlatform, config: StackConfig): ConfigProblem[] {
  if (platform.name !== "genesys-cloud") return [];
  const problem = addressProblem({
    region: config.text("genesysRegion"),
    baseUrl: config.text("genesysBaseUrl"),
    loginUrl: config.text("genesysLoginUrl"),
  });
  return problem ? [problem] : [];
}
