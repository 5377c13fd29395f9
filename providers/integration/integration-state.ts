import type { IntegrationRecord } from "../platforms/integrations-api";
import { textOf, type Properties } from "../properties";

/** Inputs that are outputs too, because `read` sees outputs alone and must return the inputs. */
const CARRIED = [
  "name",
  "stack",
  "state",
  "fields",
  "fingerprintKey",
  "fieldFingerprints",
  "overwriteDrift",
] as const;

/** What an update would bring to the integration. */
export const COMPARED = ["name", "stack", "state", "fieldFingerprints"] as const;

/**
 * Field name to value: fields that the program does not name any more, and actions did when the credential was last
 * written. A secret.
 */
export const KEPT_PROPERTY = "keptFields";

/** Where a refresh records which of the kept fields no action names any more. */
export const UNNEEDED_PROPERTY = "unneededFields";

/** Where a refresh records what somebody changed by hand, in words. */
export const EDITED_PROPERTY = "editedByHand";

/** The outputs after the platform took the inputs as they are. @param kept see {@link KEPT_PROPERTY} */
export function integrationState(inputs: Properties, credentialId: string, kept: Properties): Properties {
  return { ...pick(inputs), credentialId, ...(isEmpty(kept) ? {} : { [KEPT_PROPERTY]: kept }) };
}

/** What a refresh sees of an integration. */
export interface SeenIntegration {
  readonly record: IntegrationRecord;
  /** Whether the credential that the state names is there. */
  readonly hasCredential: boolean;
  /** The kept fields that no action names any more. */
  readonly unneeded: readonly string[];
}

/** The outputs that `read` returns: what the platform has, as far as it shows. */
export function refreshedIntegration(
  state: Properties,
  { record, hasCredential, unneeded }: SeenIntegration,
): Properties {
  const edited = [...editsOf(record, [state]), ...(hasCredential ? [] : ["its credential was deleted"])];
  return {
    ...pick(state),
    name: record.name,
    credentialId: textOf(state, "credentialId"),
    ...(state[KEPT_PROPERTY] === undefined ? {} : { [KEPT_PROPERTY]: state[KEPT_PROPERTY] }),
    ...(edited.length > 0 ? { [EDITED_PROPERTY]: edited.join(", ") } : {}),
    ...(unneeded.length > 0 ? { [UNNEEDED_PROPERTY]: unneeded.join(", ") } : {}),
  };
}

/** The inputs that `read` returns. */
export function refreshedIntegrationInputs(refreshed: Properties): Properties {
  const seen = [EDITED_PROPERTY, UNNEEDED_PROPERTY].filter((key) => refreshed[key] !== undefined);
  return { ...pick(refreshed), ...Object.fromEntries(seen.map((key) => [key, refreshed[key]])) };
}

const MARK = "Managed by pulumi: ";

/** What marks an integration as a stack's, in the place that the platform keeps for notes. */
export function notesOf(properties: Properties): string {
  return `${MARK}stack ${textOf(properties, "stack")}, state ${textOf(properties, "state") || "(none)"}.`;
}

/** The name of the integration's credential: people do not choose it, so it can say whose it is. */
export function credentialNameOf(properties: Properties): string {
  return `${textOf(properties, "stack")} ${textOf(properties, "state")} ${textOf(properties, "name")}`;
}

/** Whether notes are the mark of another stack than `ours`: whom we are, as the state and as the program have it. */
export function isOthersMark(notes: string, ours: readonly Properties[]): boolean {
  return notes.startsWith(MARK) && !ours.some((one) => notesOf(one) === notes);
}

/**
 * What somebody changed by hand, in words; empty for nothing.
 *
 * @param ours what we wrote, or may have written without hearing of it
 */
export function editsOf(
  { isEnabled, credentialId = "", notes }: IntegrationRecord,
  ours: readonly Properties[],
): string[] {
  const isOurCredential = ours.some((one) => credentialId === textOf(one, "credentialId"));
  const isOurMark = ours.some((one) => notes === notesOf(one));
  return [
    ...(isEnabled ? [] : ["it is not enabled"]),
    ...(isOurCredential ? [] : [`it has another credential (${credentialId || "none"})`]),
    ...(isOurMark ? [] : [`its notes are "${notes.slice(0, 200)}"`]),
  ];
}

function isEmpty(map: Properties): boolean {
  return Object.keys(map).length === 0;
}

function pick(properties: Properties): Properties {
  return Object.fromEntries(
    CARRIED.filter((key) => properties[key] !== undefined).map((key) => [key, properties[key]]),
  );
}
