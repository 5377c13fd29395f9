const { MAX_COMMENT_LENGTH, fitWithin } = require("../../commands/review/fit-within");

/** The first line of the one comment that carries every stack's report; by it the comment is found again. */
const COMMENT_MARKER = "<!-- cxone-data-actions review -->";

/**
 * Joins the stacks' reports to one comment that GitHub takes. Each stack has an equal share of the length; what a short
 * report leaves goes to the longer ones.
 *
 * @param {readonly { stack: string, report: string | undefined }[]} reports in the order of the stacks; undefined for
 * a stack whose report was not made
 * @param {string} runUrl where the run with the whole reports is
 * @returns {string}
 */
function composeComment(reports, runUrl) {
  const texts = reports.map(({ stack, report }) => report ?? `**Stack \`${stack}\`:** no report was made.`);
  const footer = `[The run, with the whole reports](${runUrl})`;
  const separators = (texts.length + 1) * "\n\n".length;
  const lengths = fairLengths(
    texts.map(({ length }) => length),
    MAX_COMMENT_LENGTH - COMMENT_MARKER.length - footer.length - separators,
  );
  const parts = texts.map((text, index) => fitWithin(text.trimEnd(), lengths[index] ?? 0));
  return [COMMENT_MARKER, ...parts, footer].join("\n\n");
}

/**
 * @param {readonly number[]} wanted
 * @param {number} available
 * @returns {number[]} at most `available` in sum
 */
function fairLengths(wanted, available) {
  const granted = wanted.map(() => 0);
  const shortestFirst = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  let left = available;
  shortestFirst.forEach((index, served) => {
    const share = Math.floor(left / (shortestFirst.length - served));
    granted[index] = Math.min(wanted[index] ?? 0, share);
    left -= granted[index] ?? 0;
  });
  return granted;
}

module.exports = { COMMENT_MARKER, composeComment };
