import * as fs from "node:fs";
import * as path from "node:path";

const RUNTIME_CODES = path.join(__dirname, "../../../docs/error-codes.md");

/** The first two columns of the table of codes in a document, docs/error-codes.md by default: code to meaning. */
export function documentedCodes(file = RUNTIME_CODES): Record<string, string> {
  const text = fs.readFileSync(file, "utf8");
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` +\| ([^|]+?) +\|/gm)];
  return Object.fromEntries(rows.map(([, code = "", meaning = ""]) => [code, meaning]));
}
