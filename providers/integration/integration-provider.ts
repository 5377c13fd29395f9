import { forEngine } from "../data-action/check-failure";
import type { ProviderDependencies, ResourceMethods, SharedConnection } from "../resource-methods";
import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import { checkIntegration } from "./check-integration";
import { deleteIntegration } from "./delete-integration";
import { diffIntegration } from "./diff-integration";
import { readIntegration } from "./read-integration";
import { createIntegration, updateIntegration, type IntegrationDependencies } from "./write-integration";

/** The methods of the integrations of one process. */
export function integrationProvider(
  shared: SharedConnection,
  { drawKeyHex }: Pick<ProviderDependencies, "drawKeyHex">,
): ResourceMethods {
  const integrations = (): IntegrationDependencies => {
    const { platform, connected } = shared;
    if (!connected.integrations)
      throw new ProviderError({
        code: codeOf(platform, "INTEGRATION_UNUSABLE"),
        operation: "Looking for integrations",
        seen: `found that ${platform.name} has none`,
        remedy: "Check the configuration key platform of this stack.",
      });
    return { api: connected.integrations, platform };
  };
  return {
    check: async (old, given) => {
      const { inputs, failures } = await Promise.resolve(checkIntegration(old, given, drawKeyHex));
      return { inputs, failures: failures.map((failure) => forEngine(failure, inputs)) };
    },
    diff: async (_id, state, inputs) => Promise.resolve(diffIntegration(state, inputs)),
    create: async (inputs) => createIntegration(integrations(), inputs),
    read: async (id, state) => readIntegration(integrations(), id, state),
    update: async (id, state, inputs) => updateIntegration(integrations(), id, state, inputs),
    delete: async (id, state) => deleteIntegration(integrations(), id, state),
  };
}
