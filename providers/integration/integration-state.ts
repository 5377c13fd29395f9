import type { IntegrationRecord } from "../platforms/integrations-api";
import { textOf, type Properties } from "../properties";

/** Inputs that are outputs too, because `read` sees outputs alone and must return the inputs. */
const CARRIED = ["name", "stack", "state", "fields", "fingerprintKey", "fieldFingerprints"] as const;

/** What an update would bring to the integration. */
export const COMPARED = ["name", "stack", "state", "fieldFingerprints"] as const;

/** Where a refresh records what somebody changed by hand, in words. */
export const EDITED_PROPERTY = "editedByHand";

/** The outputs after the platform took the inputs as they are. */
export function integrationState(inputs: Properties, credentialId: string): Properties {
  return { ...pick(inputs), credentialId };
}

/** The outputs that `read` returns: what the platform has, as far as it shows. */
export function refreshedIntegration(state: Properties, record: IntegrationRecord): Properties {
  const edited = editsOf(state, record);
  return {
    ...pick(state),
    name: record.name,
    credentialId: textOf(state, "credentialId"),
    ...(edited.length > 0 ? { [EDITED_PROPERTY]: edited.join(", ") } : {}),
  };
}

/** The inputs that `read` returns. */
export function refreshedIntegrationInputs(refreshed: Properties): Properties {
  const edited = refreshed[EDITED_PROPERTY];
  return { ...pick(refreshed), ...(edited === undefined ? {} : { [EDITED_PROPERTY]: edited }) };
}

/** What marks an integration as a stack's, in the place that the platform keeps for notes. */
export function notesOf(properties: Properties): string {
  return `Managed by pulumi: stack ${textOf(properties, "stack")}, state ${textOf(properties, "state") || "(none)"}.`;
}

/** The name of the integration's credential: people do not choose it, so it can say whose it is. */
export function credentialNameOf(properties: Properties): string {
  return `${textOf(properties, "stack")} ${textOf(properties, "state")} ${textOf(properties, "name")}`;
}

function editsOf(state: Properties, { isEnabled, credentialId, notes }: IntegrationRecord): string[] {
  return [
    ...(isEnabled ? [] : ["it is not enabled"]),
    ...(credentialId === state["credentialId"] ? [] : ["it has another credential"]),
    ...(notes === notesOf(state) ? [] : ["its notes do not name this stack"]),
  ];
}

function pick(properties: Properties): Properties {
  return Object.fromEntries(
    CARRIED.filter((key) => properties[key] !== undefined).map((key) => [key, properties[key]]),
  );
}
