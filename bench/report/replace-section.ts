/**
 * Replaces what stands between `<!-- bench:NAME -->` and `<!-- bench:end -->` in a Markdown text.
 *
 * @throws Error where the text has no such section
 */
export function replaceSection(markdown: string, name: string, content: string): string {
  const begin = `<!-- bench:${name} -->`;
  const from = markdown.indexOf(begin);
  const to = markdown.indexOf("<!-- bench:end -->", from);
  if (from < 0 || to < 0) throw new Error(`There is no section ${begin} … <!-- bench:end -->`);
  return `${markdown.slice(0, from + begin.length)}\n\n${content}\n\n${markdown.slice(to)}`;
}
