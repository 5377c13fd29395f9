import type { ActionRecord } from "../platforms/data-actions-api";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";

/** What of the program no write can give an action that exists. */
export interface FixedContent {
  readonly contract: string;
  /** Undefined on a platform without integrations. */
  readonly integrationId: string | undefined;
}

/**
 * What adopting an action cannot bring into line with the program, because its platform cannot change it: what was seen of
 * the action, and what to do. Undefined where there is nothing.
 */
export function fixedMismatch(
  platform: Pick<PlatformCapabilities, "name" | "flows" | "fixedContract">,
  live: Pick<ActionRecord, "contract" | "integrationId">,
  { contract, integrationId }: FixedContent,
): { readonly seen: string; readonly remedy: string } | undefined {
  if (integrationId !== undefined && live.integrationId !== undefined && live.integrationId !== integrationId)
    return {
      seen: `found it in the integration ${live.integrationId}, and this stack's actions belong to ${integrationId}`,
      remedy:
        `Adopt it on a stack of its own that has genesysIntegrationId ${live.integrationId}, or take it out of adopt. With that ` +
        `key on this stack, every other action of it would be replaced by one with another id, which no ${platform.flows} are ` +
        "bound to: set it here only where there is no other.",
    };
  if (!platform.fixedContract || live.contract === contract) return undefined;
  return {
    seen: `found it with another contract than the program's, and ${platform.name} cannot change the contract of a published action`,
    remedy:
      "Give the program's action that contract (npm run adopt shows the differences), or take it out of adopt, so that a " +
      "new action is made that flows are bound to.",
  };
}
