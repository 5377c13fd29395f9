import type { CodeEntry } from "../../foundation/code-entry";

/**
 * Markdown with a section for each code.
 *
 * @param namesOf what a code is called where people meet it. Default: as in the table
 */
export function codeSections(
  entries: Readonly<Record<string, CodeEntry & { readonly inTheFlow?: string }>>,
  namesOf: (code: string) => readonly string[] = (code) => [code],
): string {
  return Object.entries(entries)
    .map(([code, { meaning, cause, inTheFlow, remedy }]) =>
      [
        `### ${namesOf(code)
          .map((name) => `\`${name}\``)
          .join(", ")}`,
        "",
        meaning,
        "",
        `- **Cause:** ${cause}`,
        ...(inTheFlow === undefined ? [] : [`- **In the flow:** ${inTheFlow}`]),
        `- **What to do:** ${remedy}`,
      ].join("\n"),
    )
    .join("\n\n");
}
