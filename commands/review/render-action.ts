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
  uncertain: "is written again, because its value in CXone is not certain",
};

/** One action's part of the report: blocks of Markdown, each complete in itself. */
export function renderAction(action: ActionReview): string[] {
  const { name, operation, goneFromCxone } = action;
  const isNew = operation === "create";
  return [
    `### ${VERBS[operation]} ${code(name)}`,
    ...(goneFromCxone
      ? ["**Drift:** somebody deleted this action in CXone. It is created again, with another id."]
      : []),
    ...(operation === "delete" ? ["Every Studio flow that executes this action will fail."] : []),
    ...(operation === "replace" ? ["The action gets another id: Studio flows refer to the old one."] : []),
    ...renderSettings(action, isNew),
    ...renderContract(action, isNew),
    ...(action.bundle ? renderBundle(action.bundle) : []),
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
  const items = environment.map(({ name, kind }) =>
    isNew ? code(name) : `${code(name)} ${ENVIRONMENT_WORDS[kind]}`,
  );
  return [`**Environment:** ${items.join(isNew ? ", " : "; ")}.`];
}

function renderDrift({ drift }: ActionReview): string[] {
  if (drift.length === 0) return [];
  const rows = drift.map(({ field, deployed, found }) => [
    code(field),
    code(deployed) || "none",
    code(found) || "none",
  ]);
  return [
    "**Drift:** somebody changed this action in CXone since its last update. This change overwrites that.",
    table(["drift", "last update", "found in CXone"], rows),
  ];
}
