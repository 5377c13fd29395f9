import * as fs from "node:fs";
import * as path from "node:path";
import { CommandError } from "../command-error";

/** An action on a stack. */
interface Executed {
  readonly stack: string;
  readonly action: string;
}

/** Older ones the simulators may still have, but nobody asks for them by their beginning. */
const MOST = 100;
/** What is written in the place of an id. */
export const LAST = "last";

function fileOf(projectRoot: string, { stack, action }: Executed): string {
  const name = encodeURIComponent(`${stack} ${action}`);
  return path.join(projectRoot, ".build", "executions", `${name}.txt`);
}

/** The ids that this checkout was told, the oldest first; no platform lists its executions. */
function idsOf(projectRoot: string, executed: Executed): string[] {
  try {
    return fs.readFileSync(fileOf(projectRoot, executed), "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

/** Keeps an execution's id for {@link executionNamed}. What cannot be kept is no failure of the execution. */
export function rememberExecution(projectRoot: string, executed: Executed, executionId: string): void {
  const file = fileOf(projectRoot, executed);
  const ids = [...idsOf(projectRoot, executed), executionId].slice(-MOST);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `${ids.join("\n")}\n`);
  } catch {
    // It is asked for by its whole id, then.
  }
}

/**
 * The id that somebody means: the last one that this checkout executed, the one that begins so, or what was given.
 *
 * @param given `last`, an id or the beginning of one
 * @throws COMMAND_INVALID where there is no last one, or several begin so
 */
export function executionNamed(projectRoot: string, executed: Executed, given: string): string {
  const ids = [...new Set(idsOf(projectRoot, executed))];
  const target = `Looking for an execution of "${executed.action}" on stack ${executed.stack} failed`;
  if (given === LAST) {
    const last = ids.at(-1);
    if (last !== undefined) return last;
    throw new CommandError(
      `${target}: this checkout has executed none. Give the execution's id, or execute it first: npm run execute.`,
    );
  }
  const meant = ids.includes(given) ? [given] : ids.filter((id) => id.startsWith(given));
  if (meant.length < 2) return meant[0] ?? given;
  throw new CommandError(
    `${target}: ${meant.length} ids begin with ${given}. Give more of it: ${meant.join(", ")}.`,
  );
}
