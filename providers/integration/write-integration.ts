import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import { UnfinishedError } from "../errors/unfinished-error";
import type { PlatformIdentity } from "../platforms/platform-identity";
import { isUntouched, type IntegrationsApi } from "../platforms/integrations-api";
import { textOf, textsOf, type Properties } from "../properties";
import { requireNoOtherStack, requireNoUnseenEdit } from "./integration-owner";
import { credentialNameOf, integrationState, notesOf } from "./integration-state";
import { fieldsToKeep } from "./kept-fields";

/** How many integrations are looked at or made, where somebody else marks each of them first. */
const MAX_ATTEMPTS = 3;

/** What the functions of the resource work with. */
export interface IntegrationDependencies {
  readonly api: IntegrationsApi;
  readonly platform: PlatformIdentity;
}

/**
 * Makes the integration with its credential and enables it, or goes on with what an earlier run of this stack began. One
 * of the same name that is somebody else's is left alone, for names are not unique. It is marked before anything else is
 * done: the first stack to mark it has it, and another one looks again.
 *
 * @throws UNFINISHED, which keeps the integration in the state, STALE_VERSION, INTEGRATION_UNUSABLE and what the API throws
 */
export async function createIntegration(
  { api, platform }: IntegrationDependencies,
  inputs: Properties,
): Promise<{ id: string; outs: Properties }> {
  const name = textOf(inputs, "name");
  const lost: string[] = [];
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const id = (await findBegun(api, inputs)) ?? (await api.postIntegration(name)).id;
    try {
      const notes = await api.claimIntegration(id, notesOf(inputs));
      if (notes === notesOf(inputs))
        return { id, outs: await complete(api, id, inputs, { fields: textsOf(inputs, "fields") }) };
      lost.push(`id ${id}: "${notes.slice(0, 200)}"`);
    } catch (error) {
      throw error instanceof ProviderError ? unfinished(platform, id, inputs, error) : error;
    }
  }
  throw new ProviderError({
    code: codeOf(platform, "STALE_VERSION"),
    operation: `Creation of integration "${name}"`,
    seen: `found each one that it looked at or made marked by somebody else at once (${lost.join("; ")})`,
    remedy: "Look at them there, delete those that nobody uses, and run pulumi up again.",
  });
}

function unfinished(
  platform: PlatformIdentity,
  id: string,
  inputs: Properties,
  { message }: ProviderError,
): UnfinishedError {
  return new UnfinishedError({
    platform,
    operation: `Creation of integration "${textOf(inputs, "name")}" (id ${id})`,
    seen: `made it, and could not set it up: ${message}`,
    remedy: "Run pulumi up again: it goes on from there.",
    id,
    // Without fingerprints, so that the next update writes everything.
    properties: {
      ...integrationState(inputs, "", {}),
      fieldFingerprints: "",
      __provider: inputs["__provider"],
    },
  });
}

/**
 * Brings the integration to what the program says. Where only values of the fields changed, the credential alone is
 * written: the actions name its fields, and are not touched. Fields that live actions still name stay beside the new ones.
 *
 * @throws OTHER_STACK, DRIFT, STALE_VERSION, NOT_FOUND, INTEGRATION_UNUSABLE and what the API throws
 */
export async function updateIntegration(
  { api, platform }: IntegrationDependencies,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<{ outs: Properties }> {
  const credentialId = textOf(state, "credentialId");
  const live = await api.getIntegration(id);
  if (live) {
    requireNoOtherStack(platform, "Update", live, [state, inputs]);
    await requireNoUnseenEdit({ api, platform }, live, state, inputs);
  }
  const isSetUp =
    live !== undefined &&
    live.isEnabled &&
    live.credentialId === credentialId &&
    live.name === textOf(inputs, "name") &&
    live.notes === notesOf(inputs);
  const kept = await fieldsToKeep(api, id, state, inputs);
  const fields = { ...kept, ...textsOf(inputs, "fields") };
  if (isSetUp && (await api.putCredential(credentialId, credentialNameOf(inputs), fields)))
    return { outs: integrationState(inputs, credentialId, kept) };
  return { outs: await complete(api, id, inputs, { credentialId, fields, kept, seenNotes: live?.notes }) };
}

/** What the set-up of an integration goes by beside the inputs. */
interface Completion {
  /** Every field that the credential is to have. */
  readonly fields: Readonly<Record<string, string>>;
  /** Those of them that the program does not name any more. */
  readonly kept?: Readonly<Record<string, string>>;
  /** As the state has it; empty where it has none. */
  readonly credentialId?: string;
  /** The notes that may be replaced, beside our own; none where they were not seen. */
  readonly seenNotes?: string | undefined;
}

async function complete(
  api: IntegrationsApi,
  id: string,
  inputs: Properties,
  { fields, kept = {}, credentialId: known, seenNotes }: Completion,
): Promise<Properties> {
  const credentialName = credentialNameOf(inputs);
  const found = known || (await api.findCredentialsByName(credentialName)).at(0);
  const isThere = found !== undefined && (await api.putCredential(found, credentialName, fields));
  const credentialId = isThere ? found : await api.postCredential(credentialName, fields);
  const definition = { name: textOf(inputs, "name"), notes: notesOf(inputs), credentialId };
  await api.putIntegration(id, definition, seenNotes);
  return integrationState(inputs, credentialId, kept);
}

/** The id of an integration that an earlier run of this stack made: by its notes, or as it is before it gets any. */
async function findBegun(api: IntegrationsApi, inputs: Properties): Promise<string | undefined> {
  const named = await api.findIntegrationsByName(textOf(inputs, "name"));
  const ours = named.find(({ notes }) => notes === notesOf(inputs));
  if (ours) return ours.id;
  for (const one of named) {
    if (isUntouched(one) && (await api.actionsOf(one.id)).length === 0) return one.id;
  }
  return undefined;
}
