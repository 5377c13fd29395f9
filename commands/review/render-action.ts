import type { ActionReview, Operation } from "./action-review";
import type { ContractChange } from "../../providers/contract/contract-changes";
import type { EnvironmentChange } from "./environment-changes";
import { code, table } from "./markdown";
import { renderBundle } from "./render-bundle";

const VERBS: Readonly<Record<Operation, string>> = {
  create: "Create",
  update: "Update",
  replace: "Replace",
  delete: "Delete",
};

const ENVIRONMENT_WORDS: Readonly<Record<EnvironmentChange["kind"], string>> = {
  added: "is added",
  removed: "is removed",
  rotated: "was rotated",
  changed: "has another value",
  uncertain: "is written again, because its value on the platform is not certain",
};

/** One action's part of the report: blocks of Markdown, each complete in itself. */
export function renderAction(action: ActionReview): string[] {
  const { name, platform, operation, goneFromPlatform } = action;
  const isNew = operation === "create";
  return [
    `### ${VERBS[operation]} ${code(name)}`,
    ...(goneFromPlatform
      ? [`**Drift:** somebody deleted this action in ${platform.name}. It is created again, with another id.`]
      : []),
    ...(operation === "delete" ? ["Every flow that executes this action will fail."] : []),
    ...(operation === "replace"
      ? [`The action gets another id: ${platform.flows} refer to the old one, and have to be bound anew.`]
      : []),
    ...renderSettings(action, isNew),
    ...renderContract(action, isNew),
    ...(action.bundle ? renderBundle(action.bundle, platform.name) : []),
    ...renderEnvironment(action, isNew),
    ...renderDrift(action),
  ];
}

function renderSettings({ settings }: ActionReview, isNew: boolean): string[] {
  if (settings.length === 0) return [];
  const rows = settings.map(({ setting, before, after }) =>
    isNew ? [setting, code(after)] : [setting, code(before), code(after)],
  );
  return [table(isNew ? ["setting", "value"] : ["setting", "deployed", "this change"], rows)];
}

function renderContract({ contract, breakingAllowed }: ActionReview, isNew: boolean): string[] {
  if (contract.length === 0) return [];
  if (isNew)
    return [
      table(
        ["contract", "type"],
        contract.map(({ property, after }) => [code(property), code(after)]),
      ),
    ];
  const mark = ({ breaking }: ContractChange) =>
    !breaking ? "" : breakingAllowed ? "**breaking**, allowed" : "**breaking**";
  const rows = contract.map((change) => [
    code(change.property),
    change.kind,
    code(change.before),
    code(change.after),
    mark(change),
  ]);
  return [table(["contract", "change", "deployed", "this change", ""], rows)];
}

function renderEnvironment({ environment }: ActionReview, isNew: boolean): string[] {
  if (environment.length === 0) return [];
  const names = environment.map(({ name }) => code(name)).join(", ");
  return [`**Environment:** ${isNew ? names : changesInWords(environment)}.`];
}

/** What becomes of each value, by its name. */
export function changesInWords(changes: readonly EnvironmentChange[]): string {
  return changes.map(({ name, kind }) => `${code(name)} ${ENVIRONMENT_WORDS[kind]}`).join("; ");
}

function renderDrift({ drift, platform }: ActionReview): string[] {
  if (drift.length === 0) return [];
  const rows = drift.map(({ field, deployed, found }) => [
    code(field),
    code(deployed) || "none",
    code(found) || "none",
  ]);
  return [
    `**Drift:** somebody changed this action in ${platform.name} since its last update. This change overwrites that.`,
    table(["drift", "last update", `found in ${platform.name}`], rows),
  ];
}
