const MARK = /<!-- generated: (.+?) -->\n[^]*?<!-- end -->/g;

/**
 * A document with its generated parts: what stands between `<!-- generated: NAME -->` and the next `<!-- end -->` becomes
 * the part of this name.
 *
 * @param name of the document, for the message
 * @throws Error where the document marks a part that there is none of, or lacks one
 */
export function fillIn(name: string, document: string, parts: Readonly<Record<string, string>>): string {
  const missing = new Set(Object.keys(parts));
  const text = document.replaceAll(MARK, (_whole, part: string) => {
    const content = parts[part];
    if (content === undefined)
      throw new Error(`${name} marks a generated part "${part}", and there is none.`);
    missing.delete(part);
    return `<!-- generated: ${part} -->\n\n${content}\n\n<!-- end -->`;
  });
  if (missing.size > 0) throw new Error(`${name} has no mark for: ${[...missing].join(", ")}.`);
  return text;
}
