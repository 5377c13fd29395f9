import * as fs from "node:fs";
import * as path from "node:path";
import { ProgramError } from "../program-error";
import type { DiscoveredAction } from "./discover-actions";

/** The import of the stand-in for a handler, as `npm run adopt -- --generate` writes it. */
const STAND_IN = /from\s+["'][^"']*\/runtime\/run\/not-written["']/;

/**
 * Refuses actions that have a stand-in for a handler (action-src/runtime/run/not-written.ts): an update would put it in
 * the place of code that flows execute.
 *
 * @throws ACTION_INVALID
 */
export function requireHandlers(actions: readonly DiscoveredAction[]): void {
  const seen = missingHandlers(actions);
  if (seen === undefined) return;
  throw new ProgramError(
    "ACTION_INVALID",
    `Deploying the actions was refused: ${seen}. Write it (docs/writing-actions.md), or remove the folder, then run the ` +
      "command again. Nothing was changed.",
  );
}

/** Which actions have a stand-in in place of a handler, as a phrase; undefined where none has. */
export function missingHandlers(actions: readonly DiscoveredAction[]): string | undefined {
  const names = actions.filter(hasStandIn).map(({ folder }) => `action-src/${path.basename(folder)}`);
  if (names.length === 0) return undefined;
  return `the handler of ${names.join(" and of ")} is not written yet, and its index.ts has a stand-in (notWritten)`;
}

/** Whether an action's index.ts has the stand-in in place of a handler. */
function hasStandIn({ folder }: DiscoveredAction): boolean {
  const file = path.join(folder, "index.ts");
  return fs.existsSync(file) && STAND_IN.test(fs.readFileSync(file, "utf8"));
}
