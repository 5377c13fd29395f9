import { command } from "../../load/command";
import { pulumiReader } from "../stack/read-pulumi";
import { readStack } from "../stack/read-stack";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { actionsAsked } from "./actions-asked";
import { withStackStore } from "../stack/stack-store";
import { historyJson } from "./history-json";
import { parseHistoryOptions } from "./history-options";
import { type HistoryRow, historyRows } from "./history-rows";
import { type FactsOfReleases, readFacts } from "./release-facts";
import { renderHistory } from "./render-history";

/**
 * `npm run history -- --stack S [--limit N] [--action NAME] [--json]`: the updates of a stack, newest first, and the
 * release of each action that each of them left (docs/rollback.md). Changes nothing.
 */
export const main = command({
  read: parseHistoryOptions,
  run: async ({ stack, limit, action, json }, { projectRoot }) => {
    await setUpPulumi();
    const { updates, actions } = await readStack(stack, pulumiReader(projectRoot));
    const rows = historyRows(updates.slice(0, limit), actionsAsked(actions, action, stack));
    const facts = await factsOf(stack, rows, projectRoot);
    process.stdout.write((json ? historyJson : renderHistory)(stack, rows, facts));
    if (!json && rows.length > 0)
      process.stderr.write(`Going back: npm run rollback -- --stack ${stack} --to NUMBER --preview\n`);
  },
});

/** A history is of use without its store too: why the store does not tell is a note. */
async function factsOf(
  stack: string,
  rows: readonly HistoryRow[],
  projectRoot: string,
): Promise<FactsOfReleases> {
  const ids = rows.flatMap(({ cells }) => cells.flatMap(({ entry }) => (entry ? [entry.release] : [])));
  if (ids.length === 0) return { facts: new Map(), problems: [] };
  try {
    return await withStackStore(stack, projectRoot, (store) => readFacts(store, ids));
  } catch (error) {
    return { facts: new Map(), problems: [error instanceof Error ? error.message : String(error)] };
  }
}
