import * as fs from "node:fs";
import * as path from "node:path";

/** The first two columns of the table in docs/error-codes.md: code to meaning. */
export function documentedCodes(): Record<string, string> {
  const text = fs.readFileSync(path.join(__dirname, "../../../docs/error-codes.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` +\| ([^|]+?) +\|/gm)];
  return Object.fromEntries(rows.map(([, code = "", meaning = ""]) => [code, meaning]));
}
