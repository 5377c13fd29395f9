import { isSmokeTest } from "../../infra/smoke-test/smoke-test-resource";
import type { ActionReview, Operation } from "./action-review";
import type { Review } from "./collect-review";
import { fitWithin, MAX_COMMENT_LENGTH } from "./fit-within.js";
import { nameOfUrn } from "../stack/urn";
import { caution, code, codeBlock, table } from "./markdown";
import { changesInWords, renderAction } from "./render-action";

const PARTICIPLES: readonly (readonly [Operation, string])[] = [
  ["create", "created"],
  ["update", "updated"],
  ["replace", "replaced"],
  ["delete", "deleted"],
];

/** The hidden first line of a stack's report: by it, tools find the report again. */
export function markerOf(stack: string): string {
  // A comment ends at `-->`; the characters of a stack's name are letters, digits, `-`, `_` and `.`, with `/` between.
  return `<!-- cxone-data-actions review: ${stack.replace(/[^\w./-]|--+/g, "_")} -->`;
}

/** The report of a stack in Markdown, short enough for a comment on GitHub. */
export function renderReview(review: Review): string {
  const blocks = [
    headline(review),
    ...deletionBlocks(review),
    ...failureBlocks(review),
    ...contractBlocks(review),
  ];
  const actions = review.actions.flatMap(renderAction);
  const body = [...blocks, ...actions, ...otherBlocks(review), ...notes(review)].join("\n\n");
  return fitWithin(`${markerOf(review.stack)}\n${body}\n`, MAX_COMMENT_LENGTH);
}

function headline({ stack, actions, others, failure }: Review): string {
  const name = `Stack ${code(stack)}`;
  if (failure) {
    if (failure.messages.length > 0) return `## ${name}: the preview failed`;
    const why = failure.breaking.length > 0 ? "breaking contract" : "deletion of a protected action";
    return `## ${name}: ${why}, the preview was refused`;
  }
  if (actions.length + others.length === 0) return `**${name}:** nothing changes.`;
  const counts = PARTICIPLES.map(([operation, participle]) => {
    const count = actions.filter((action) => action.operation === operation).length;
    return count === 0 ? "" : `${count} ${count === 1 ? "action" : "actions"} ${participle}`;
  }).filter((part) => part !== "");
  const drifted = actions.some(({ drift, goneFromPlatform }) => drift.length > 0 || goneFromPlatform);
  return `## ${name}: ${counts.join(", ") || "no action changes"}${drifted ? "; drift found" : ""}`;
}

/** Before all else, for a folder that is missing may be a bad merge, and flows are bound to the id that goes with it. */
function deletionBlocks({ stack, actions, failure }: Review): string[] {
  return [
    ...byPlatform(actions, "delete").map(([platform, names]) =>
      caution(`**Deleted in ${platform}: ${names}.** Every flow that executes them will fail.`),
    ),
    ...byPlatform(actions, "replace").map(([platform, names]) =>
      caution(
        `**Replaced in ${platform}: ${names}.** Flows stay bound to the ids that go, and have to be bound anew.`,
      ),
    ),
    ...(failure?.protectedUrns ?? []).map((urn) =>
      caution(
        `**Refused:** ${code(nameOfUrn(urn))} would be deleted or replaced, and is protected. Where that is meant: ` +
          code(`npm run pulumi -- state unprotect '${urn}' --stack ${stack}`),
      ),
    ),
  ];
}

/** The names of the actions to which this happens, by platform: a stack that goes to another one has actions on both. */
function byPlatform(
  actions: readonly ActionReview[],
  operation: Operation,
): [platform: string, names: string][] {
  const concerned = actions.filter((action) => action.operation === operation);
  const platforms = [...new Set(concerned.map(({ platform }) => platform.name))];
  return platforms.map((name) => {
    const there = concerned.filter(({ platform }) => platform.name === name);
    return [name, there.map((action) => code(action.name)).join(", ")];
  });
}

function failureBlocks({ failure }: Review): string[] {
  if (!failure) return [];
  const refused = failure.breaking.map(({ action, reason }) => `- ${code(action)}: ${code(reason)}`);
  return [
    ...(refused.length === 0
      ? []
      : [
          `**Breaking contract.** The update would be refused, because flows use what changes:`,
          refused.join("\n"),
        ]),
    ...(failure.messages.length === 0
      ? []
      : [
          "Nothing can be said of what would change. The engine said:",
          codeBlock(failure.messages.join("\n\n")),
        ]),
  ];
}

function contractBlocks({ actions }: Review): string[] {
  const breaking = actions.filter((action) => action.contract.some((change) => change.breaking));
  return breaking.map((action) => `**Breaking contract** of ${code(action.name)}: ${breakingWords(action)}`);
}

function breakingWords({ contract, breakingAllowed, platform }: ActionReview): string {
  const properties = contract.filter(({ breaking }) => breaking).map(({ property }) => code(property));
  return `${properties.join(", ")}. ${
    breakingAllowed
      ? "`allowBreakingContract` names the action, so the update goes through: the flows must be ready for it."
      : `${platform.flows} use these.`
  }${platform.fixedContract ? ` ${platform.name} does not change the contract of an action that is published.` : ""}`;
}

function otherBlocks({ others }: Review): string[] {
  const smokeTests = others.filter(isSmokeTest);
  const rest = others.filter((change) => !isSmokeTest(change));
  const executed = smokeTests.filter(({ operation }) => operation === "create" || operation === "replace");
  return [
    ...(executed.length === 0
      ? []
      : [`**Smoke test:** executed after the update: ${executed.map(({ name }) => code(name)).join(", ")}.`]),
    ...(rest.length === 0
      ? []
      : [
          table(
            ["other resource", "type", "change"],
            rest.map(({ name, type, operation }) => [code(name), code(type), operation]),
          ),
        ]),
    ...rest
      .filter(({ fields }) => fields.length > 0)
      .map(({ name, fields }) => `**Fields of ${code(name)}:** ${changesInWords(fields)}.`),
  ];
}

function notes({ platformName, refreshed, failure }: Review): string[] {
  return refreshed || failure ? [] : [`${platformName} was not read: drift does not show here.`];
}
