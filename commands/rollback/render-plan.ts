import { parseContract } from "../../providers/contract/contract-text";
import type { Release } from "../../providers/releases/release";
import { liveRelease } from "../stack/stack-actions";
import { type ContractChange, contractChanges } from "../../providers/contract/contract-changes";
import { describeRelease, type StepBack } from "../restore/step-back";
import type { RollbackPlan, Staying } from "./rollback-plan";

const REASONS: Readonly<Record<Staying["reason"], string>> = {
  "not asked for": "was not asked for and is left as it is",
  "already there": "is at that release already",
  "none recorded":
    "has no release recorded for then: it did not exist, or its ledger does not reach back that far. It is left as it is",
};

/** A plan for people, a line per action and the changes of contract that Studio flows will see. */
export function renderPlan(
  { back, staying }: RollbackPlan,
  releases: ReadonlyMap<string, Release>,
): string[] {
  return [
    ...back.flatMap((step) => [`  ${describeStep(step)}`, ...contractLines(step, releases)]),
    ...staying.map(({ action, reason }) => `  ${action.name} ${REASONS[reason]}.`),
  ];
}

function describeStep({ action, to }: StepBack): string {
  const live = liveRelease(action);
  return `${action.name} goes from ${live ? describeRelease(live) : "what an unfinished update or somebody by hand left"} to ${describeRelease(to)}.`;
}

function contractLines({ action }: StepBack, releases: ReadonlyMap<string, Release>): string[] {
  const before = parseContract(action.contract);
  const after = parseContract(releases.get(action.name)?.contract);
  const changes = before && after ? contractChanges(before, after) : [];
  return changes.map((change) => `    contract: ${describeChange(change)}`);
}

function describeChange({ property, kind, before, after, breaking }: ContractChange): string {
  const types = [before, after].filter((type) => type !== "").join(" -> ");
  return `${property} ${kind} (${types})${breaking ? " - BREAKING: flows may use it" : ""}`;
}
