import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { CONTENDERS } from "../../../../bench/handler/contenders/all";
import { startCrm } from "../../../../sim/crm/start-crm";
import { DEVELOPMENT_CREDENTIALS } from "../../../../sim/development-credentials";

const projectRoot = path.resolve(__dirname, "..", "..", "..", "..");
/** The others are ES modules, or need the bundle; the benchmark's own warm-up shows that those do the job. */
const LOADABLE = ["bare axios", "cockatiel", "tutorial"] as const;

describe("CONTENDERS", () => {
  it.each(LOADABLE)("finds the contact with one token when the CRM is well: %s", async (name) => {
    const crm = await startCrm();
    try {
      const access = { tokenUrl: crm.tokenUrl, apiBaseUrl: crm.apiBaseUrl, ...DEVELOPMENT_CREDENTIALS.crm };
      const enrich = await CONTENDERS[name](access, "");
      await expect(enrich({ externalId: "CRM-EXT-98765" })).resolves.toEqual({
        crmRecordId: "crm-0001",
        customerTier: "gold",
        lastInteractionDate: "2026-01-02T03:04:05.000Z",
        enrichmentSuccess: true,
      });
      expect(crm.log.entries).toHaveLength(2);
    } finally {
      await crm.close();
    }
  });
});

describe("npm run bench:handler", () => {
  it("ends with 2 and names the argument when it is unknown", async () => {
    const run = promisify(execFile)(process.execPath, [
      path.join(projectRoot, "load", "run.js"),
      "bench/handler/main.ts",
      "--fast",
    ]);
    await expect(run).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--fast") as string,
    });
  });
});
