import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import { textOf, type Properties } from "../properties";
import { notesOf } from "./integration-state";
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
    if (live.notes.startsWith("Managed by pulumi: ") && live.notes !== notesOf(state))
      throw new ProviderError({
        code: codeOf(platform, "OTHER_STACK"),
        operation,
        seen: `was refused: by its notes it is another stack's ("${live.notes.slice(0, 200)}")`,
        remedy: "Let go of it on this stack: pulumi state delete URN, which changes nothing there.",
      });
    const others = await api.actionsOf(id);
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

function names(actions: readonly { readonly id: string; readonly name: string }[]): string {
  const shown = actions.slice(0, 5).map(({ name, id }) => `"${name}" ${id}`);
  return (
    shown.join(", ") + (actions.length > shown.length ? ` and ${actions.length - shown.length} more` : "")
  );
}
