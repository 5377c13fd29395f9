import { createHash } from "node:crypto";
import type { Properties } from "../../../providers/properties";
import type { GenesysCloudSimulator } from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { RecordedResource } from "./one-resource-stack";

/** What is to be there: the fields of the integration's credential, and an action; what is missing is not to be there. */
export interface WantedOrganization {
  readonly fields?: Properties;
  readonly action?: Properties;
}

/**
 * What is wrong after a run that should have converged: other integrations, credentials or actions than are wanted, drafts,
 * another bundle, or an action that the state does not know. Empty where all of that holds.
 */
export function findGenesysDivergence(
  { fields, action }: WantedOrganization,
  state: RecordedResource | undefined,
  { organization }: GenesysCloudSimulator,
): string[] {
  const actions = organization.actions.list();
  const [found] = actions;
  return [
    ...unequal("integrations", organization.integrations.list().length, fields ? 1 : 0),
    ...unequal(
      "credentials' fields",
      organization.credentials.list().map((one) => one.fields),
      fields ? [fields] : [],
    ),
    ...unequal("actions", actions.length, action ? 1 : 0),
    ...unequal("drafts", actions.filter(({ draft }) => draft).length, 0),
    ...unequal("id in the state", state?.id, action ? found?.id : undefined),
    ...(action && found ? contentProblems(action, found.id, organization) : []),
  ];
}

function contentProblems(
  action: Properties,
  id: string,
  organization: GenesysCloudSimulator["organization"],
): string[] {
  const published = organization.actions.get(id)?.published;
  const bytes = organization.readCode(id, "published");
  return [
    ...unequal("name", published?.name, action["name"]),
    ...unequal("description", published?.function?.description, action["description"]),
    ...unequal("time limit", published?.function?.timeoutSeconds, action["timeoutSeconds"]),
    ...unequal(
      "code",
      bytes && createHash("sha256").update(bytes).digest("hex"),
      (action["code"] as { hash: string }).hash,
    ),
  ];
}

function unequal(what: string, seen: unknown, wanted: unknown): string[] {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(wanted)];
  return is === should ? [] : [`${what}: ${is} instead of ${should}`];
}
