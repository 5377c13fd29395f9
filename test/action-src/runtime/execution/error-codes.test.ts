import * as fs from "node:fs";
import * as path from "node:path";
import { CONTACT_ERROR_CODES } from "../../../../action-src/crm-contact-enrichment/contact-error-codes";
import { ERROR_CODES } from "../../../../action-src/runtime/execution/error-codes";

const projectRoot = path.join(__dirname, "../../../..");

/** The first two columns of the documented table. */
function documentedCodes(): Record<string, string> {
  const text = fs.readFileSync(path.join(projectRoot, "docs", "error-codes.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([A-Z_]+)` +\| ([^|]+?) +\|/gm)];
  return Object.fromEntries(rows.map(([, code = "", meaning = ""]) => [code, meaning]));
}

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
}

const ALL_CODES = { ...ERROR_CODES, ...CONTACT_ERROR_CODES };

describe("ERROR_CODES and CONTACT_ERROR_CODES", () => {
  it("is what docs/error-codes.md says, row by row", () => {
    expect(documentedCodes()).toEqual(ALL_CODES);
  });

  it("holds no code that the source never gives", () => {
    const folder = path.join(projectRoot, "action-src");
    const source = sourceFiles(folder)
      .filter((file) => !file.endsWith("error-codes.ts"))
      .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
      .join("\n");
    for (const code of Object.keys(ALL_CODES)) expect(source).toContain(`"${code}"`);
  });
});
