const path = require("node:path");
const { format } = require("node:util");

/** Enough to find the place; a recursion without end has thousands. */
const MAX_FRAMES = 10;
const MAX_CAUSES = 3;
/** Longer messages are cut, here already: they would fill the channel. The trace's own limit (execution-traces.ts). */
const MAX_MESSAGE_CHARACTERS = 8_192;
const UNREADABLE = "the handler threw something that cannot be shown";

/**
 * An error for a trace: its name and message, the stack frames of the action's own files (`index.js:LINE:COLUMN`), and
 * the same of its causes.
 *
 * @param {unknown} error whatever was thrown
 * @param {string} folder the action's own; frames of other files are left out
 * @returns {string}
 */
function describeError(error, folder) {
  try {
    return describe(error, folder);
  } catch {
    // A getter or a proxy's trap of what was thrown has thrown in its turn.
    return UNREADABLE;
  }
}

/**
 * Its message alone, not longer than a line of a trace.
 *
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  try {
    const message = error instanceof Error ? String(error.message) : format("%s", error);
    return message.slice(0, MAX_MESSAGE_CHARACTERS);
  } catch {
    return UNREADABLE;
  }
}

/** @param {unknown} error @param {string} folder */
function describe(error, folder) {
  const lines = [];
  let current = error;
  for (let depth = 0; depth <= MAX_CAUSES && (depth === 0 || current !== undefined); depth += 1) {
    lines.push((depth === 0 ? "" : "Caused by: ") + headline(current), ...ownFrames(current, folder));
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.join("\n");
}

/** @param {unknown} error */
function headline(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : format("%s", error);
}

/** @param {unknown} error @param {string} folder */
function ownFrames(error, folder) {
  const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
  return stack
    .split("\n")
    .filter((line) => /^ {4}at /.test(line) && line.includes(folder + path.sep))
    .slice(0, MAX_FRAMES)
    .map((line) => line.replaceAll(folder + path.sep, ""));
}

module.exports = { describeError, messageOf, MAX_MESSAGE_CHARACTERS };
