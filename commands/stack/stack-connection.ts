import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import {
  PLATFORM_KEY,
  PLATFORM_NAMES,
  platformNameOf,
  type PlatformName,
} from "../../providers/platforms/platform-names.js";
import { PLATFORMS } from "../../providers/platforms/platforms";
import { CommandError } from "../command-error";
import type { StackConfig } from "./stack-config";

/**
 * The data actions of a stack's platform, with the stack's credentials or the shell's.
 *
 * @param config with the values of secrets
 * @throws CONFIGURATION_INVALID, COMMAND_INVALID
 */
export function stackConnection(config: StackConfig, environment: NodeJS.ProcessEnv): DataActionsApi {
  const platform = PLATFORMS[stackPlatformName(config)];
  return platform.readSettings((key) => config(key)?.value, environment).connect().actions;
}

/**
 * The platform that a stack is on.
 *
 * @throws COMMAND_INVALID
 */
export function stackPlatformName(config: StackConfig): PlatformName {
  const text = config(PLATFORM_KEY)?.value;
  const name = platformNameOf(text);
  if (name !== undefined) return name;
  throw new CommandError(
    `Reading the stack's configuration failed: ${PLATFORM_KEY} is "${text ?? ""}". Set it to ${PLATFORM_NAMES.join(" or ")}.`,
  );
}
