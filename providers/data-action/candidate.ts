import { createHmac } from "node:crypto";
import { codeOf } from "../errors/error-codes";
import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../errors/provider-error";
import type { ActionRecord, DataActionsApi, Trial } from "../platforms/data-actions-api";
import { textOf, type Properties } from "../properties";
import type { DesiredAction } from "./desired-action";
import { WRITE_PROOF_TAG } from "./write-proof";

/** The tag by which a candidate is known, with the id of the action that it is to replace. */
const CANDIDATE_TAG = "candidate-of";
/** Of an action's name, so that the candidate's own is legal too. */
const MAX_NAME_LENGTH = 100;

/** Whose candidate is meant: the action's name and the secret key of the resource. */
interface CandidateOwner {
  readonly name: string;
  readonly keyHex: string;
}

/**
 * The name of an action's candidate, `NAME--candidate-XXXXXXXX`: the same in every run, so that the next one finds what a
 * killed one left behind, and another one for each resource.
 */
function candidateName({ name, keyHex }: CandidateOwner): string {
  const digits = createHmac("sha256", Buffer.from(keyHex, "hex"))
    .update("candidate")
    .digest("hex")
    .slice(0, 8);
  return `${name.slice(0, MAX_NAME_LENGTH)}--candidate-${digits}`;
}

/** Whose candidate a resource's is, by its outputs or its inputs. */
export function candidateOwner(properties: Properties): CandidateOwner {
  return { name: textOf(properties, "name"), keyHex: textOf(properties, "fingerprintKey") };
}

/**
 * Has a new version of an existing action show that it works before it is put in place, on a platform without drafts: it
 * is posted as an action of its own, executed, and removed in every case. The live action is not touched.
 *
 * @param id of the action that is to be replaced
 * @throws PROOF_FAILED, NAME_TAKEN, and what the API throws
 */
export async function proveByCandidate(
  api: DataActionsApi,
  id: string,
  desired: DesiredAction,
  trial: Trial,
): Promise<void> {
  const owner = { name: desired.content.name, keyHex: desired.keyHex };
  await removeCandidate(api, owner);
  const operation = `Proof of data action "${owner.name}" (id ${id}) before it is changed`;
  try {
    const candidate = await postCandidate(api, id, desired, candidateName(owner));
    const problem = await execute(api, candidate.id, trial);
    if (problem !== undefined)
      throw new ProviderError({
        code: codeOf(api.capabilities, "PROOF_FAILED"),
        operation,
        seen: `failed: ${problem.replace(/[.\s]+$/, "")}`,
        remedy:
          "The live action was not touched. Fix the action, or its smoke test, then run pulumi up again.",
      });
  } catch (error) {
    await removeCandidate(api, owner).catch(() => undefined);
    throw error;
  }
  await removeCandidate(api, owner);
}

/**
 * Removes a candidate that is there, whatever left it.
 *
 * @throws NAME_TAKEN where an action of that name is no candidate, and what the API throws
 */
export async function removeCandidate(api: DataActionsApi, owner: CandidateOwner): Promise<void> {
  const found = await findCandidate(api, owner);
  if (found) await api.deleteAction(found.id);
}

/** The candidate that is there; undefined where there certainly is none. */
export async function findCandidate(
  api: DataActionsApi,
  owner: CandidateOwner,
): Promise<ActionRecord | undefined> {
  const name = candidateName(owner);
  const [found] = await api.findActionsByName(name);
  if (!found) return undefined;
  // A server need not keep tags; then the name alone tells, whose digits are keyed with the resource's secret.
  if (found.tags === undefined || found.tags[CANDIDATE_TAG] !== undefined) return found;
  throw new ProviderError({
    code: codeOf(api.capabilities, "NAME_TAKEN"),
    operation: `Proof of data action "${owner.name}"`,
    seen: `found an action called "${name}" (id ${found.id}) that is no candidate of this project`,
    remedy: "Rename or delete it, then run pulumi up again. Nothing was changed.",
  });
}

async function postCandidate(
  api: DataActionsApi,
  id: string,
  desired: DesiredAction,
  name: string,
): Promise<ActionRecord> {
  const { tags, ...definition } = desired.definition(0);
  const { [WRITE_PROOF_TAG]: _proof, ...marks } = tags;
  try {
    return await api.postAction({ ...definition, name, tags: { ...marks, [CANDIDATE_TAG]: id } });
  } catch (error) {
    // After a lost answer, the name tells whether there is one now.
    const found = mayHaveBeenCarriedOut(error) ? (await api.findActionsByName(name))[0] : undefined;
    if (found) return found;
    throw error;
  }
}

/** @returns what is wrong with the answer, in one phrase; undefined where it holds */
async function execute(api: DataActionsApi, id: string, trial: Trial): Promise<string | undefined> {
  try {
    const { outputs } = await api.executeAction(id, trial.inputs);
    return trial.problemOf(outputs);
  } catch (error) {
    // The platform's word that the execution failed; without an answer nothing is known of the action.
    if (hasProblem(error, "SERVER_ERROR", "REFUSED")) return error.message;
    throw error;
  }
}
