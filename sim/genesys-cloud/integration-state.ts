import type { GenesysContext } from "./context";
import type { StoredIntegration } from "./store/records";
import { isDone, lookedAt } from "./underway";

/**
 * An integration as it is reported now: after its intended state was changed, the reported one follows in the
 * platform's own time. Each look counts.
 */
export function lookAtIntegration(
  { organization, clock, activationPace }: GenesysContext,
  integration: StoredIntegration,
): StoredIntegration {
  const { change, ...settled } = integration;
  if (!change) return integration;
  const looked: StoredIntegration = isDone(change, activationPace, clock())
    ? { ...settled, reportedCode: integration.intendedState === "ENABLED" ? "ACTIVE" : "INACTIVE" }
    : { ...integration, change: lookedAt(change) };
  organization.integrations.put(looked);
  return looked;
}
