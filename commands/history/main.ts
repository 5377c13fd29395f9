import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { CommandError } from "../command-error";
import { historyJson } from "./history-json";
import { parseHistoryOptions } from "./history-options";
import { historyRows, type HistoryRow } from "./history-rows";
import { readStack } from "../stack/read-stack";
import { type FactsOfReleases, readFacts } from "./release-facts";
import { renderHistory } from "./render-history";
import type { StackAction } from "../stack/stack-actions";
import { openStackStore } from "../stack/stack-store";

/**
 * `npm run history -- --stack S [--limit N] [--action NAME] [--json]`: the updates of a stack, newest first, and the
 * release of each action that each of them left (docs/rollback.md). Changes nothing.
 *
 * @throws COMMAND_INVALID
 */
export async function main(commandArguments: string[]): Promise<void> {
  const { stack, limit, action, json } = parseHistoryOptions(commandArguments);
  await setUp(process.env, (line) => void process.stderr.write(`${line}\n`));
  const { updates, actions } = await readStack(stack);
  const rows = historyRows(updates.slice(0, limit), actionsAsked(actions, action, stack));
  const facts = await factsOf(stack, rows);
  process.stdout.write((json ? historyJson : renderHistory)(stack, rows, facts));
}

function actionsAsked(
  actions: readonly StackAction[],
  name: string | undefined,
  stack: string,
): StackAction[] {
  const asked = actions.filter((action) => name === undefined || action.name === name);
  if (name === undefined || asked.length > 0) return asked;
  const known = actions.map((action) => action.name).join(", ") || "none";
  throw new CommandError(
    `Reading the history failed: stack "${stack}" has no action "${name}". It has: ${known}.`,
  );
}

/** A history is of use without its store too: why the store does not tell is a note. */
async function factsOf(stack: string, rows: readonly HistoryRow[]): Promise<FactsOfReleases> {
  const ids = rows.flatMap(({ cells }) => cells.flatMap(({ entry }) => (entry ? [entry.release] : [])));
  if (ids.length === 0) return { facts: new Map(), problems: [] };
  try {
    const store = await openStackStore(stack, path.resolve(__dirname, "../.."));
    try {
      return await readFacts(store, ids);
    } finally {
      await store.close();
    }
  } catch (error) {
    return { facts: new Map(), problems: [error instanceof Error ? error.message : String(error)] };
  }
}
