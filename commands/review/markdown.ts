/** Longest text of a user that a table cell or a line shows, in characters. */
const MAX_SPAN_LENGTH = 300;

/** Control characters, and those that reverse the direction of text: a reviewer must see what is there. */
// eslint-disable-next-line no-control-regex -- naming control characters is the purpose
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Text of a user or of CXone as code within a line or a table's cell. Whatever it holds, it stays text: no HTML, link,
 * mention or further cell comes of it.
 */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(INVISIBLE, "\uFFFD").trim();
  if (line === "") return "";
  const shown = line.length > MAX_SPAN_LENGTH ? `${line.slice(0, MAX_SPAN_LENGTH)}…` : line;
  // A code span cannot hold a backtick of its fence's length, nor can a table's cell hold a bar; entities can.
  if (!/[`|\\]/.test(shown)) return `\`${shown}\``;
  const entities = shown.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
  return `<code>${entities}</code>`;
}

/** Several lines of text as a block of code; the fence is longer than any in the text. */
export function codeBlock(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.replace(INVISIBLE, "\uFFFD"));
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join("\n");
}

/** A table; the cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A number of bytes with thousands separated: `74,123 B`. */
export function bytes(count: number): string {
  return `${count.toLocaleString("en-US")} B`;
}

/** A box that cannot be overlooked. Source: GitHub's alerts; elsewhere it is a quotation. */
export function caution(text: string): string {
  return `> [!CAUTION]\n> ${text}`;
}
