import * as fs from "node:fs";
import * as path from "node:path";
import { CONTACT_ERROR_CODES } from "../../../../action-src/crm-contact-enrichment/contact-error-codes";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../../../action-src/runtime/execution/error-codes";
import { CRM_CODES } from "../../support/crm-codes";

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

describe("ACTION_ERROR_CODES, BACKEND_FAULTS of the CRM, and CONTACT_ERROR_CODES", () => {
  it("are what docs/error-codes.md says, row by row", () => {
    expect(documentedCodes()).toEqual(CRM_CODES);
  });

  it("hold no code that the source never gives", () => {
    const folder = path.join(projectRoot, "action-src");
    const source = sourceFiles(folder)
      .filter((file) => !file.endsWith("error-codes.ts"))
      .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
      .join("\n");
    const given = { ...ACTION_ERROR_CODES, ...BACKEND_FAULTS, ...CONTACT_ERROR_CODES };
    for (const code of Object.keys(given)) expect(source).toContain(`"${code}"`);
  });
});
