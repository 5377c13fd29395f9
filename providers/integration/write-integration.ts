import { ProviderError } from "../errors/provider-error";
import { UnfinishedError } from "../errors/unfinished-error";
import type { PlatformIdentity } from "../platforms/platform-identity";
import { isUntouched, type IntegrationRecord, type IntegrationsApi } from "../platforms/integrations-api";
import { textOf, textsOf, type Properties } from "../properties";
import { credentialNameOf, integrationState, notesOf } from "./integration-state";

/** What the functions of the resource work with. */
export interface IntegrationDependencies {
  readonly api: IntegrationsApi;
  readonly platform: PlatformIdentity;
}

/**
 * Makes the integration with its credential and enables it, or goes on with what an earlier run of this stack began. One
 * of the same name that is somebody else's is left alone, for names are not unique.
 *
 * @throws UNFINISHED, which keeps the integration in the state, INTEGRATION_UNUSABLE and what the API throws
 */
export async function createIntegration(
  { api, platform }: IntegrationDependencies,
  inputs: Properties,
): Promise<{ id: string; outs: Properties }> {
  const name = textOf(inputs, "name");
  const begun = await findBegun(api, inputs);
  const { id } = begun ?? (await api.postIntegration(name));
  try {
    return { id, outs: await complete(api, id, inputs, undefined) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new UnfinishedError({
      platform,
      operation: `Creation of integration "${name}" (id ${id})`,
      seen: `made it, and could not set it up: ${error.message}`,
      remedy: "Run pulumi up again: it goes on from there.",
      id,
      // Without fingerprints, so that the next update writes everything.
      properties: {
        ...integrationState(inputs, ""),
        fieldFingerprints: "",
        __provider: inputs["__provider"],
      },
    });
  }
}

/**
 * Brings the integration to what the program says. Where only values of the fields changed, the credential alone is
 * written: the actions name its fields, and are not touched.
 *
 * @throws NOT_FOUND, INTEGRATION_UNUSABLE and what the API throws
 */
export async function updateIntegration(
  { api }: IntegrationDependencies,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<{ outs: Properties }> {
  const credentialId = textOf(state, "credentialId");
  const live = await api.getIntegration(id);
  const isSetUp =
    live !== undefined &&
    live.isEnabled &&
    live.credentialId === credentialId &&
    live.name === textOf(inputs, "name") &&
    live.notes === notesOf(inputs);
  const fields = textsOf(inputs, "fields");
  if (isSetUp && (await api.putCredential(credentialId, credentialNameOf(inputs), fields)))
    return { outs: integrationState(inputs, credentialId) };
  return { outs: await complete(api, id, inputs, credentialId || undefined) };
}

async function complete(
  api: IntegrationsApi,
  id: string,
  inputs: Properties,
  knownCredentialId: string | undefined,
): Promise<Properties> {
  const fields = textsOf(inputs, "fields");
  const credentialName = credentialNameOf(inputs);
  const found = knownCredentialId ?? (await api.findCredentialsByName(credentialName)).at(0);
  const isThere = found !== undefined && (await api.putCredential(found, credentialName, fields));
  const credentialId = isThere ? found : await api.postCredential(credentialName, fields);
  await api.putIntegration(id, { name: textOf(inputs, "name"), notes: notesOf(inputs), credentialId });
  return integrationState(inputs, credentialId);
}

/** An integration that an earlier run of this stack made: by its notes, or as it is before it gets any. */
async function findBegun(api: IntegrationsApi, inputs: Properties): Promise<IntegrationRecord | undefined> {
  const named = await api.findIntegrationsByName(textOf(inputs, "name"));
  const ours = named.find(({ notes }) => notes === notesOf(inputs));
  if (ours) return ours;
  for (const one of named) {
    if (isUntouched(one) && (await api.actionsOf(one.id)).length === 0) return one;
  }
  return undefined;
}
