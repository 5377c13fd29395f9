import type { ActionRecord } from "../platforms/data-actions-api";
import { hasCode, mayHaveBeenCarriedOut, ProviderError } from "../errors/provider-error";
import { UnfinishedError } from "../errors/unfinished-error";
import { backoffDelayMs } from "../http/backoff";
import { adoptDataAction } from "./adopt-data-action";
import { confirmWritten } from "./confirm-written";
import { readDesiredAction, type DesiredAction } from "./desired-action";
import { textOf, type Properties } from "../properties";
import { stateOfUnfinished } from "./recorded-state";
import { replaceAction, type ActionDependencies } from "./replace-action";
import { contentOfRecord, differences } from "./visible-content";

const MAX_ATTEMPTS = 4;

/** What the engine records of a new resource. */
export interface Created {
  readonly id: string;
  readonly outs: Properties;
}

/**
 * Makes the action, or finds the one that an earlier attempt made. Where names are unique, the name tells after an
 * ambiguous failure or a conflict: an action with the same content is ours, another one is not.
 *
 * @throws CXONE_NAME_TAKEN, CXONE_ADOPT_MISMATCH, CXONE_UNFINISHED, CODE_MISSING, CODE_CHANGED and what the API throws
 */
export async function createDataAction(
  dependencies: ActionDependencies,
  inputs: Properties,
): Promise<Created> {
  const desired = await readDesiredAction(inputs);
  const adoptId = textOf(inputs, "adopt");
  const record = adoptId
    ? await adoptDataAction(dependencies, adoptId, desired)
    : await postOrFind(dependencies, inputs, desired);
  return { id: record.id, outs: confirmWritten(inputs, record) };
}

async function postOrFind(
  dependencies: ActionDependencies,
  inputs: Properties,
  desired: DesiredAction,
): Promise<ActionRecord> {
  const { api, clock, random } = dependencies;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api.postAction(desired.definition(0));
    } catch (error) {
      if (!mayHaveBeenCarriedOut(error) && !hasCode(error, "CXONE_NAME_TAKEN")) throw error;
      if (!api.capabilities.uniqueNames) throw error;
      const found = await api.findActionByName(desired.content.name);
      if (found) return await claim(dependencies, inputs, desired, found);
      // Not there: it was not carried out, or a conflict's other side vanished meanwhile.
      if (attempt >= MAX_ATTEMPTS) throw error;
      await clock.sleep(backoffDelayMs(attempt, random()));
    }
  }
}

/**
 * Takes an action with our name as our own when its content is ours. Where its environment or its code cannot be
 * compared, it is written once more: an earlier run may have sent other values.
 */
async function claim(
  dependencies: ActionDependencies,
  inputs: Properties,
  desired: DesiredAction,
  found: ActionRecord,
): Promise<ActionRecord> {
  const content = contentOfRecord(found);
  const foreign = differences(content, desired.content);
  if (foreign.length > 0) throw nameTaken(found, foreign);
  if (!desired.hasEnvironment && content.codeSha256 !== undefined) return found;
  try {
    const known = { content, version: found.version };
    return await replaceAction(dependencies, { id: found.id, desired, known });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new UnfinishedError({
      operation: `Creation of data action "${found.name}" (id ${found.id})`,
      seen: `made the action, and its environment could not be set: ${error.message}`,
      remedy: "Run pulumi up again: it sets the environment.",
      id: found.id,
      properties: stateOfUnfinished(inputs, found),
    });
  }
}

function nameTaken(found: ActionRecord, foreign: readonly string[]): ProviderError {
  return new ProviderError({
    code: "CXONE_NAME_TAKEN",
    operation: `Creation of data action "${found.name}"`,
    seen: `found the name taken by an action with other content (id ${found.id}; different: ${foreign.join(", ")})`,
    remedy:
      `If it is yours to manage, bring it in, in place and with its id: npm run adopt -- --stack STACK ${found.name} ${found.id} ` +
      `(which shows the differences first), or pulumi config set --path 'adopt["${found.name}"]' ${found.id}. ` +
      `Otherwise choose another name.`,
  });
}
