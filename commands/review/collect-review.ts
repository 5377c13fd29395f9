import { type ActionReview, type Operation, reviewAction } from "./action-review";
import type { EngineFailure } from "./engine-failure";
import { environmentChanges, type EnvironmentChange } from "./environment-changes";
import type { Preview, PreviewStep } from "../stack/preview";
import { isDataAction, nameOfUrn, platformOfUrn, typeOfUrn } from "../stack/urn";

/** What a preview of one stack would do. */
export interface Review {
  readonly stack: string;
  /** As the report names it: `CXone`; where no action tells, `The platform`. */
  readonly platformName: string;
  /** Whether the platform was read, so that drift shows. */
  readonly refreshed: boolean;
  readonly actions: readonly ActionReview[];
  /** Resources that are no actions: the smoke tests, and what a team adds. */
  readonly others: readonly OtherChange[];
  /** Undefined where the preview went through. */
  readonly failure?: EngineFailure;
}

/** A change of a resource that is no action. */
export interface OtherChange {
  readonly name: string;
  readonly type: string;
  readonly operation: Operation;
  /** Of an integration that is updated: the fields of its credential that change, whose values are never known here. */
  readonly fields: readonly EnvironmentChange[];
}

/** The engine's steps and what they mean to a reader. `read`, `import` and the like change nothing that is deployed here. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  create: "create",
  update: "update",
  delete: "delete",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
};

/** Turns the steps of a preview into what a reviewer is told: deletions first, then in the order of names. */
export function collectReview(stack: string, refreshed: boolean, preview: Preview): Review {
  const recorded = new Map(stepsWith(preview, "refresh").map((step) => [step.urn, step.oldState]));
  const changes = [...changesByUrn(preview)];
  const actions = changes.flatMap(([urn, { operation, steps }]) => {
    const platform = platformOfUrn(urn);
    if (!platform) return [];
    return reviewAction(nameOfUrn(urn), platform, operation, {
      recorded: recorded.get(urn),
      before: firstOf(steps, "oldState"),
      after: firstOf(steps, "newState"),
    });
  });
  const others = changes
    .filter(([urn]) => !isDataAction(urn) && typeOfUrn(urn) !== "pulumi:pulumi:Stack")
    .map(([urn, { operation, steps }]) => ({
      name: nameOfUrn(urn),
      type: typeOfUrn(urn),
      operation,
      fields: operation === "update" ? fieldChanges(steps) : [],
    }));
  return {
    stack,
    platformName: platformNameOf(preview),
    refreshed,
    actions: actions.sort((a, b) => rank(a) - rank(b) || byName(a, b)),
    others: others.sort(byName),
  };
}

function fieldChanges(steps: readonly PreviewStep[]): EnvironmentChange[] {
  const before = firstOf(steps, "oldState")?.outputs?.["fieldFingerprints"];
  const after = firstOf(steps, "newState")?.inputs?.["fieldFingerprints"];
  return typeof before === "string" && typeof after === "string" ? environmentChanges(before, after) : [];
}

function platformNameOf({ steps }: Preview): string {
  return (
    steps.map(({ urn }) => platformOfUrn(urn)?.name).find((name) => name !== undefined) ?? "The platform"
  );
}

interface UrnChange {
  readonly operation: Operation;
  readonly steps: readonly PreviewStep[];
}

/** A replacement is several steps of one resource; they become one change. */
function changesByUrn({ steps }: Preview): Map<string, UrnChange> {
  const changes = new Map<string, UrnChange>();
  for (const step of steps) {
    const operation = OPERATIONS[step.op];
    if (operation === undefined) continue;
    const earlier = changes.get(step.urn);
    changes.set(step.urn, {
      operation: earlier && earlier.operation !== operation ? "replace" : operation,
      steps: [...(earlier?.steps ?? []), step],
    });
  }
  return changes;
}

function stepsWith({ steps }: Preview, op: string): PreviewStep[] {
  return steps.filter((step) => step.op === op);
}

function firstOf(steps: readonly PreviewStep[], side: "oldState" | "newState") {
  return steps.find((step) => step[side] !== undefined)?.[side];
}

function rank({ operation }: ActionReview): number {
  return operation === "delete" ? 0 : operation === "replace" ? 1 : 2;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
