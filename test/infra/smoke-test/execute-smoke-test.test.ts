import * as fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { main } from "../../../infra/smoke-test/execute-smoke-test";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { actionBody, ACTIONS, closeCxones, startFixture, zipOf } from "../../sim/cxone/cxone-fixture";
import { copyActionSources, SAMPLE_ACTION } from "../../support/action-sources";
import { runScript } from "./run-script";

// One for all, so that its action is compiled once.
let folder = "";
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "test-")));
  copyActionSources(folder);
  fs.symlinkSync(
    path.resolve(require.resolve("zod/package.json"), "../.."),
    path.join(folder, "node_modules"),
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(closeCxones);

/** Executes the tests' own action, whose deployed code is another one. */
async function execute(handler: string, request: Readonly<Record<string, unknown>> = {}) {
  const { cxone, call } = await startFixture();
  const outputs = ["crmRecordId", "customerTier", "errorDetails"].map((name) => [name, { type: "string" }]);
  const { body } = await call<{ id: string }>(
    "POST",
    ACTIONS,
    actionBody({
      name: SAMPLE_ACTION,
      inputs: { properties: { externalId: { type: "string" } } },
      outputs: {
        properties: { ...(Object.fromEntries(outputs) as object), enrichmentSuccess: { type: "boolean" } },
      },
      code: zipOf(`module.exports = async (context, inputs) => (${handler});`),
    }),
  );
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.cxone;
  return executeAt(
    { CXONE_BASE_URL: cxone.url, CXONE_CLIENT_ID: clientId, CXONE_CLIENT_SECRET: clientSecret },
    { id: body.id, ...request },
  );
}

function executeAt(
  environment: Readonly<Record<string, string>>,
  request: Readonly<Record<string, unknown>>,
) {
  const text = JSON.stringify({ action: SAMPLE_ACTION, inputs: { externalId: "Ünsal" }, ...request });
  const bytes = Buffer.from(text);
  // In two pieces, within a character where there is one.
  const within = bytes.indexOf(0xc3) + 1;
  const input = [bytes.subarray(0, within), bytes.subarray(within)];
  return runScript(main, { folder, environment, input });
}

const failed = `The smoke test of data action "${SAMPLE_ACTION}" (id `;

describe("execute-smoke-test", () => {
  it("executes the action with the inputs on standard input, and prints what may be shown of its answer", async () => {
    const { stdout, stderr, exitCode } = await execute(
      `{ customerTier: inputs.externalId, crmRecordId: "CRM-7", enrichmentSuccess: true }`,
    );

    expect([stderr, exitCode]).toEqual(["", undefined]);
    expect(JSON.parse(stdout)).toMatchObject({ customerTier: "Ünsal", enrichmentSuccess: true });
    expect(stdout).not.toContain("CRM-7");
  });

  it.each([
    ["breaks its contract", `{ enrichmentSuccess: "yes" }`, "the contract does not hold"],
    ["is no success", `{ enrichmentSuccess: false }`, 'output "enrichmentSuccess" is false'],
  ])("ends with 1, and says what is wrong, where the answer %s", async (_how, handler, problem) => {
    const { stdout, stderr, exitCode } = await execute(handler);

    expect([stdout, exitCode]).toEqual(["", 1]);
    expect(stderr).toContain(failed);
    expect(stderr).toContain(`failed: ${problem}`);
    expect(stderr).toMatch(/\[SMOKE_TEST_FAILED\]\n$/);
  });

  it("holds an earlier release to the contract that it had", async () => {
    const contract = JSON.stringify({
      inputs: { properties: {}, required: [] },
      outputs: { properties: { customerTier: { type: "string" } } },
    });

    expect(await execute(`{ customerTier: "gold" }`, { contract })).toMatchObject({
      stdout: '{"customerTier":"gold"}',
      exitCode: undefined,
    });
  });

  it("blames the action that failed, and says how to read its trace", async () => {
    const { stderr, exitCode } = await execute(`inputs.missing.property`);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(failed);
    expect(stderr).toMatch(
      /failed: the action itself failed: [^.]*Cannot read prop.*\. Its trace: npm run traces -- contact-lookup \S+ --stack STACK\. .*\[SMOKE_TEST_FAILED\]\n$/s,
    );
  });

  it("says what the platform says where it refuses the execution", async () => {
    const { stderr, exitCode } = await execute(`{}`, { inputs: { externalId: 7 } });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Execution of data action .* was refused with 400 .*\[CXONE_REFUSED\]\n$/s);
  });

  it("names the action, what was seen and what to do where the source has it no more", async () => {
    const { stdout, stderr, exitCode } = await execute(`{}`, { action: "gone", id: "42" });

    expect([stdout, exitCode]).toEqual(["", 1]);
    expect(stderr).toMatch(
      /^The smoke test of data action "gone" \(id 42\) failed: action-src has no such action\. .*\[ACTION_INVALID\]\n$/,
    );
  });
});

describe("execute-smoke-test on Genesys Cloud", () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it("blames the function that failed, of which the platform keeps no trace", async () => {
    server = createServer(({ url }, answer) => {
      const isToken = url === "/oauth/token";
      answer.writeHead(isToken ? 200 : 500, { "content-type": "application/json", connection: "close" });
      const message = "Invoked function failed. Function execution failed with error Type: Unhandled";
      answer.end(
        JSON.stringify(isToken ? { access_token: "t", token_type: "bearer", expires_in: 60 } : { message }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    const { stderr, exitCode } = await executeAt(
      {
        ...{ PLATFORM: "genesys-cloud", GENESYS_BASE_URL: url, GENESYS_LOGIN_URL: url },
        ...{ GENESYS_CLIENT_ID: "me", GENESYS_CLIENT_SECRET: "hush" },
      },
      { id: "42" },
    );

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `${failed}42) failed: the action itself failed: Type: Unhandled. The action is deployed`,
    );
  });
});
