import * as fs from "node:fs";
import * as path from "node:path";
import { AUTHENTICATIONS } from "../../commands/new-action/new-action-options";
import { copyOfCheckout, runIn } from "./support/copy-of-checkout";

let folder: string;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => ({ folder, environment } = await copyOfCheckout("crm-contact-enrichment")));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const ok = async (command: string, ...args: string[]): Promise<string> => {
  const { exitCode, output } = await runIn(folder, environment, command, args);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  return output;
};

describe("npm run new-action", () => {
  it("makes actions whose tests pass, and which compile, with every way to sign in", async () => {
    for (const auth of AUTHENTICATIONS)
      await ok("npm", "run", "new-action", "--", `made-with-${auth}`, "--auth", auth);
    await ok("npm", "run", "new-action", "--", "parcel-status", "--from", "order-status");

    const cache = ["--cacheDirectory", path.join(folder, ".build", "jest")];
    const tests = await ok("npm", "run", "test:unit", "--", "action-src/(made|parcel)", ...cache);
    expect(tests).toMatch(/Test Suites: 5 passed, 5 total/);

    const own = { extends: "./tsconfig.json", include: ["action-src/*/*.ts"] };
    fs.writeFileSync(path.join(folder, "tsconfig.own.json"), JSON.stringify(own));
    await ok("npx", "tsc", "-p", "tsconfig.own.json");
    await ok("npx", "prettier", "--check", "action-src");
  }, 300_000);

  it("says what is wrong in one line and what to do, and ends with 1 and 2", async () => {
    const taken = await runIn(folder, environment, "npm", [
      "run",
      "new-action",
      "--",
      "crm-contact-enrichment",
    ]);
    expect(taken.exitCode).toBe(1);
    expect(taken.output).toContain("is there already. Use another name, or remove that folder first.");
    const usage = await runIn(folder, environment, "npm", ["run", "new-action"]);
    expect(usage.exitCode).toBe(2);
  }, 60_000);
});
