import { isOwnedBy, ownerOfTags } from "../data-action/action-owner";
import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import { textOf, type Properties } from "../properties";
import type { ActionOfIntegration } from "../platforms/integrations-api";
import { requireNoOtherStack } from "./integration-owner";
import type { IntegrationDependencies } from "./write-integration";

/**
 * Deletes the integration and then its credential, unless others depend on it: the platform deletes an integration's
 * actions with it. What is gone already is a success, which makes the deletion repeatable.
 *
 * @param state the outputs as the state has them
 * @throws OTHER_STACK, INTEGRATION_UNUSABLE and what the API throws
 */
export async function deleteIntegration(
  { api, platform }: IntegrationDependencies,
  id: string,
  state: Properties,
): Promise<void> {
  const live = await api.getIntegration(id);
  if (live) {
    const operation = `Deletion of integration "${live.name}" (id ${id})`;
    requireNoOtherStack(platform, "Deletion", live, [state]);
    const others = (await api.actionsOf(id)).filter((one) => !isLeftover(one, state));
    if (others.length > 0)
      throw new ProviderError({
        code: codeOf(platform, "INTEGRATION_UNUSABLE"),
        operation,
        seen: `was refused: it still has actions that are not this stack's, and they would go with it (${names(others)})`,
        remedy: `Move or delete them in ${platform.name}, then run the command again.`,
      });
    await api.deleteIntegration(id);
  }
  const credentialId = textOf(state, "credentialId");
  if (credentialId !== "") await api.deleteCredential(credentialId);
}

/** A draft that an earlier run of this stack did not come to publish; it may go. */
function isLeftover(action: ActionOfIntegration, state: Properties): boolean {
  return action.isDraft && isOwnedBy(action, ownerOfTags(state));
}

function names(actions: readonly ActionOfIntegration[]): string {
  const shown = actions
    .slice(0, 5)
    .map(({ name, id, isDraft }) => `${isDraft ? "the unpublished draft " : ""}"${name}" ${id}`);
  return (
    shown.join(", ") + (actions.length > shown.length ? ` and ${actions.length - shown.length} more` : "")
  );
}
