import { ownerOfTags, stackNameOf } from "../data-action/action-owner";
import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import type { IntegrationRecord, IntegrationsApi } from "../platforms/integrations-api";
import type { PlatformIdentity } from "../platforms/platform-identity";
import { textOf, type Properties } from "../properties";
import { credentialNameOf, EDITED_PROPERTY, editsOf, isOthersMark } from "./integration-state";
import { INTEGRATION_NAME, INTEGRATION_TYPE } from "./integration-type";

/**
 * Makes sure that an integration is no other stack's, before anything of it is changed.
 *
 * @param ours whom we are: the outputs as the state has them, and the inputs
 * @throws OTHER_STACK
 */
export function requireNoOtherStack(
  platform: PlatformIdentity,
  operation: "Update" | "Deletion",
  live: IntegrationRecord,
  ours: readonly [Properties, ...Properties[]],
): void {
  if (!isOthersMark(live.notes, ours)) return;
  const owner = ownerOfTags(ours[0]);
  const stackAndProject = owner.stack.split("/").reverse().join("::");
  const urn = `urn:pulumi:${stackAndProject}::${INTEGRATION_TYPE}::${INTEGRATION_NAME}`;
  throw new ProviderError({
    code: codeOf(platform, "OTHER_STACK"),
    operation: `${operation} of integration "${live.name}" (id ${live.id})`,
    seen: `was refused: by its notes it is another stack's, or this stack's with another state ("${live.notes.slice(0, 200)}")`,
    remedy:
      `Nothing was changed. Deploy from there; or let go of it on this stack, which changes nothing in ${platform.name}: ` +
      `npm run pulumi -- state delete '${urn}' --target-dependents --force --stack ${stackNameOf(owner)}.`,
  });
}

/**
 * Makes sure that an update loses no edit by hand that no preview showed.
 *
 * @throws DRIFT
 */
export async function requireNoUnseenEdit(
  { api, platform }: { readonly api: IntegrationsApi; readonly platform: PlatformIdentity },
  live: IntegrationRecord,
  state: Properties,
  inputs: Properties,
): Promise<void> {
  // Nothing is known of one that was never set up.
  if (inputs["overwriteDrift"] === true || textOf(state, "credentialId") === "") return;
  const shown = textOf(state, EDITED_PROPERTY);
  const unseen = [
    ...editsOf(live, [state, { ...inputs, credentialId: await ownCredential(api, live, state, inputs) }]),
    ...([state, inputs].some((one) => textOf(one, "name") === live.name)
      ? []
      : [`it is called "${live.name}"`]),
  ].filter((edit) => !shown.includes(edit));
  if (unseen.length === 0) return;
  throw new ProviderError({
    code: codeOf(platform, "DRIFT"),
    operation: `Update of integration "${textOf(state, "name")}" (id ${live.id})`,
    seen: `found that it was changed in ${platform.name} since the last update: ${unseen.join(", ")}`,
    remedy:
      "Nothing was changed. Run pulumi up --refresh, whose preview shows the change and puts it right, or let this update " +
      "overwrite it: pulumi config set overwriteDrift true.",
  });
}

/** The state's credential, or the one there where an earlier run of ours made it and did not hear the end of it. */
async function ownCredential(
  api: IntegrationsApi,
  { credentialId = "" }: IntegrationRecord,
  state: Properties,
  inputs: Properties,
): Promise<string> {
  const known = textOf(state, "credentialId");
  if (credentialId === known || credentialId === "") return known;
  const named = await api.findCredentialsByName(credentialNameOf(inputs));
  return named.includes(credentialId) ? credentialId : known;
}
