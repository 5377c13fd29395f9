import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { readSettings } from "../../providers/platforms/cxone/connection-settings";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { CommandError } from "../command-error";

/**
 * The CXone of a stack, with the stack's credentials or the shell's.
 *
 * @param config what `pulumi config --json --show-secrets` wrote; it is used and never printed
 * @param project the namespace of the keys
 * @throws CONFIGURATION_INVALID, COMMAND_INVALID
 */
export function stackConnection(
  config: string,
  project: string,
  environment: NodeJS.ProcessEnv,
): DataActionsApi {
  let values: Record<string, { readonly value?: string }>;
  try {
    values = JSON.parse(config) as typeof values;
  } catch {
    throw new CommandError(
      "Reading the configuration failed: pulumi config did not write JSON. Use Pulumi 3.248 or later.",
    );
  }
  return connectToCxone(readSettings((key) => values[`${project}:${key}`]?.value, environment));
}
