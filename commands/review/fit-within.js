// Plain JavaScript, so that .github/scripts can use it where no package is installed.

/** GitHub refuses a comment that is longer. Source: its answer "Body is too long (maximum is 65536 characters)". */
const MAX_COMMENT_LENGTH = 65_536;

/**
 * Cuts a Markdown text at a line so that it fits, closes a block of code that the cut left open, and says that it was cut.
 *
 * @param {string} text
 * @param {number} maxLength in UTF-16 code units, which are never fewer than characters; at least 200
 * @returns {string}
 */
function fitWithin(text, maxLength) {
  if (text.length <= maxLength) return text;
  const lines = text.split("\n");
  const note = (/** @type {number} */ shown) =>
    `\n**This report was cut:** ${shown} of its ${lines.length} lines are shown. ` +
    "Run `npm run review -- --stack STACK` for the whole.\n";
  /** @type {string[]} */
  const kept = [];
  let openFence = "";
  let length = note(lines.length).length;
  for (const line of lines) {
    const fence = fenceAfter(line, openFence);
    const closing = fence === "" ? 0 : fence.length + 1;
    if (length + line.length + 1 + closing > maxLength) break;
    kept.push(line);
    length += line.length + 1;
    openFence = fence;
  }
  return [...kept, ...(openFence === "" ? [] : [openFence]), note(kept.length)].join("\n");
}

/**
 * The fence of the block of code that is open after a line; empty for none.
 *
 * @param {string} line
 * @param {string} openFence
 */
function fenceAfter(line, openFence) {
  if (openFence !== "") return line === openFence ? "" : openFence;
  return /^`{3,}/.exec(line)?.[0] ?? "";
}

module.exports = { MAX_COMMENT_LENGTH, fitWithin };
