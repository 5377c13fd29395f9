import type { ActionRecord } from "../platforms/data-actions-api";
import { codeOf } from "../errors/error-codes";
import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../errors/provider-error";
import { UnfinishedError } from "../errors/unfinished-error";
import type { PlatformIdentity } from "../platforms/platform-identity";
import { backoffDelayMs } from "../http/backoff";
import { adoptDataAction } from "./adopt-data-action";
import { isOwnedBy, otherOwner } from "./action-owner";
import { confirmWritten } from "./confirm-written";
import { readDesiredAction, type DesiredAction } from "./desired-action";
import { textOf, type Properties } from "../properties";
import { otherStackError } from "./other-stack-error";
import { stateOfUnfinished } from "./recorded-state";
import { replaceAction, type ActionDependencies } from "./replace-action";
import { contentOfRecord, differences } from "./visible-content";

const MAX_ATTEMPTS = 4;

/** The ids of the resource that the state has and that is replaced; empty for a new one. */
export type RecordedActions = ReadonlySet<string> | "unknown ids";

const NOTHING_RECORDED: RecordedActions = new Set();

/** What the engine records of a new resource. */
export interface Created {
  readonly id: string;
  readonly outs: Properties;
}

/**
 * Makes the action, or finds the one that an earlier attempt made. Where names are unique, the name tells after an
 * ambiguous failure or a conflict: an action with the same content is ours, another one is not. Where they are not, an
 * action whose tags name this stack is ours, unless the state has it already.
 *
 * @param goneIds of actions that the state had, and that a refresh just now found gone or a replacement deleted: adopting
 * such a one again would fail for ever, so that a new one is made
 * @param recorded what the state has of this resource, where it is replaced
 * @throws NAME_TAKEN, OTHER_STACK, ADOPT_MISMATCH, NOT_FOUND, UNFINISHED, CODE_MISSING,
 * CODE_CHANGED and what the API throws
 */
export async function createDataAction(
  dependencies: ActionDependencies,
  inputs: Properties,
  goneIds: ReadonlySet<string> = new Set(),
  recorded: RecordedActions = NOTHING_RECORDED,
): Promise<Created> {
  const desired = await readDesiredAction(inputs);
  const id = textOf(inputs, "adopt");
  const record =
    id !== "" && !goneIds.has(id)
      ? await adoptDataAction(dependencies, { id, from: textOf(inputs, "adoptFrom") }, desired)
      : dependencies.api.capabilities.uniqueNames
        ? await postOrFind(dependencies, inputs, desired)
        : await findOrPost(dependencies, inputs, desired, recorded);
  return { id: record.id, outs: confirmWritten(dependencies.api.capabilities, inputs, record) };
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
      if (!mayHaveBeenCarriedOut(error) && !hasProblem(error, "NAME_TAKEN")) throw error;
      const [found] = await api.findActionsByName(desired.content.name);
      if (found) return await claim(dependencies, inputs, desired, found);
      // Not there: it was not carried out, or a conflict's other side vanished meanwhile.
      if (attempt >= MAX_ATTEMPTS) throw error;
      await clock.sleep(backoffDelayMs(attempt, random()));
    }
  }
}

/**
 * Looks before it makes: names do not keep an action from being made twice. An action that cannot have been an earlier
 * attempt at this one, for its contract is another and fixed, does not count.
 */
async function findOrPost(
  dependencies: ActionDependencies,
  inputs: Properties,
  desired: DesiredAction,
  recorded: RecordedActions,
): Promise<ActionRecord> {
  const { api } = dependencies;
  const { content, integrationId, owner, trial, resourceName } = desired;
  const named = await api.findActionsByName(content.name, integrationId);
  const isEarlierAttempt = (one: ActionRecord) =>
    isOwnedBy(one, owner) &&
    (recorded === "unknown ids" || !recorded.has(one.id)) &&
    (!api.capabilities.fixedContract || one.contract === content.contract);
  const own = named.filter(isEarlierAttempt);
  const [found] = own;
  if (own.length > 1) throw severalOwn(api.capabilities, own, resourceName);
  // One of them is replaced: which it is cannot be told of two, and a single one is it.
  if (found && recorded !== "unknown ids") return claim(dependencies, inputs, desired, found);
  return api.postAction(desired.definition(0), trial);
}

function severalOwn(
  platform: PlatformIdentity,
  own: readonly ActionRecord[],
  resourceName: string,
): ProviderError {
  return new ProviderError({
    code: codeOf(platform, "NAME_TAKEN"),
    operation: `Creation of data action "${own[0]?.name ?? resourceName}"`,
    seen: `found ${own.length} actions of this name that this stack made (ids ${own.map(({ id }) => id).join(", ")})`,
    remedy:
      `Bring in the one that flows are bound to: npm run adopt -- --stack STACK ${resourceName} ID. ` +
      "Then delete the others there.",
  });
}

/**
 * Takes an action with our name as our own when its content is ours, and no tag says that it is another stack's. Where its
 * environment or its code cannot be compared, it is written once more: an earlier run may have sent other values.
 */
async function claim(
  dependencies: ActionDependencies,
  inputs: Properties,
  desired: DesiredAction,
  found: ActionRecord,
): Promise<ActionRecord> {
  const platform = dependencies.api.capabilities;
  const { owner: ours, resourceName } = desired;
  const other = otherOwner(found, [ours]);
  if (other) {
    const operation = `Creation of data action "${found.name}" (id ${found.id})`;
    throw otherStackError({ platform, operation, id: found.id, resourceName, other, ours, managed: false });
  }
  const content = contentOfRecord(found);
  const foreign = differences(content, desired.content);
  if (foreign.length > 0) throw nameTaken(platform, found, resourceName, foreign);
  const isComparable = !desired.hasEnvironment || found.environmentFields !== undefined;
  if (isComparable && content.codeSha256 !== undefined && sameFields(found, desired)) return found;
  try {
    const known = { content, version: found.version };
    return await replaceAction(dependencies, { id: found.id, desired, known });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new UnfinishedError({
      platform,
      operation: `Creation of data action "${found.name}" (id ${found.id})`,
      seen: `made the action, and its environment could not be set: ${error.message}`,
      remedy: "Run pulumi up again: it sets the environment.",
      id: found.id,
      properties: stateOfUnfinished(inputs, found),
    });
  }
}

/** Where the environment consists of references, they can be read. */
function sameFields({ environmentFields }: ActionRecord, desired: DesiredAction): boolean {
  if (environmentFields === undefined) return true;
  const { environment } = desired.definition(0);
  const names = Object.keys(environment);
  return names.every((name) => environmentFields[name] === environment[name]);
}

/** @param resourceName the action's in the program, which does not end with the stack's `nameSuffix` */
function nameTaken(
  platform: PlatformIdentity,
  found: ActionRecord,
  resourceName: string,
  foreign: readonly string[],
): ProviderError {
  return new ProviderError({
    code: codeOf(platform, "NAME_TAKEN"),
    operation: `Creation of data action "${found.name}"`,
    seen: `found the name taken by an action with other content (id ${found.id}; different: ${foreign.join(", ")})`,
    remedy:
      `If it is yours to manage, bring it in, in place and with its id: npm run adopt -- --stack STACK ${resourceName} ${found.id} ` +
      `(which shows the differences first), or pulumi config set --path 'adopt["${resourceName}"]' ${found.id}. ` +
      `Otherwise choose another name.`,
  });
}
