import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { readSettings } from "../../providers/platforms/cxone/connection-settings";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import type { StackConfig } from "./stack-config";

/**
 * The CXone of a stack, with the stack's credentials or the shell's.
 *
 * @param config with the values of secrets
 * @throws CONFIGURATION_INVALID
 */
export function stackConnection(config: StackConfig, environment: NodeJS.ProcessEnv): DataActionsApi {
  return connectToCxone(readSettings((key) => config(key)?.value, environment));
}
