import * as fs from "node:fs";

/** The first two columns of the table of codes in an action's README.md: code to meaning. */
export function documentedCodes(file: string): Record<string, string> {
  const text = fs.readFileSync(file, "utf8");
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` +\| ([^|]+?) +\|/gm)];
  return Object.fromEntries(rows.map(([, code = "", meaning = ""]) => [code, meaning]));
}
