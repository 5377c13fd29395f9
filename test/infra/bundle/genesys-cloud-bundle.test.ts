import { build } from "esbuild";
import { unzipSync } from "fflate";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { headerOfVariable } from "../../../foundation/environment-header";
import { bundleAction } from "../../../infra/bundle/bundle-action";
import { bundleOptions } from "../../../infra/bundle/esbuild-options";
import { zip } from "../../../infra/bundle/zip";
import { type CrmSimulator, startCrm } from "../../../sim/crm/start-crm";
import { SAMPLE_ACTION, copyActionSources } from "../../support/action-sources";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const temporaryFolder = useTemporaryFolder();
let projectRoot: string;
let folder: string;
beforeEach(() => {
  projectRoot = path.join(temporaryFolder(), "project");
  folder = path.join(projectRoot, "action-src", SAMPLE_ACTION);
  copyActionSources(projectRoot);
  fs.cpSync(path.join(checkout, "foundation"), path.join(projectRoot, "foundation"), { recursive: true });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(projectRoot, "node_modules"));
});

interface Execution {
  readonly event?: unknown;
  readonly context?: unknown;
}

/** Calls the bundle's `handler` in a bare process with all executions at once. */
async function execute(...executions: Execution[]): Promise<{ results: unknown[]; log: string[] }> {
  const { bytes } = await bundleAction(projectRoot, folder, "genesys-cloud");
  const file = path.join(temporaryFolder(), "index.js");
  fs.writeFileSync(file, unzipSync(bytes)["index.js"] ?? "");
  const script = path.join(checkout, "test", "support", "execute-function.js");
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [script, file, JSON.stringify(executions)],
    // What the container itself has is no part of an execution's environment.
    { cwd: temporaryFolder(), env: { CRM_CLIENT_ID: "of the container", MODE: "of the container" } },
  );
  const lines = stdout.trimEnd().split("\n");
  const results = JSON.parse(lines.pop() ?? "") as unknown[];
  return { results, log: [...lines, ...stderr.split("\n")].filter((line) => line !== "") };
}

function contextOf(environment: Record<string, string>, awsRequestId?: string) {
  const headers = Object.entries(environment).map(([name, value]) => [headerOfVariable(name), value]);
  return { awsRequestId, clientContext: { ...Object.fromEntries(headers), "ININ-Correlation-Id": "c-1" } };
}

function writeIndex(text: string): void {
  fs.writeFileSync(path.join(folder, "index.ts"), text);
}

describe("a bundle for Genesys Cloud", () => {
  it("gives each of two executions at once its own environment, execution id and warm runtime", async () => {
    const sides: { crm: CrmSimulator; context: object }[] = [];
    try {
      for (const name of ["blue", "green"]) {
        const credentials = { clientId: `${name}-client`, clientSecret: `${name}-secret` };
        const id = `record-of-${name}`;
        const contact = { id, externalId: "CRM-1", attributes: { tier: name } };
        const crm = await startCrm({ credentials, contacts: [contact] });
        const environment = {
          CRM_CLIENT_ID: credentials.clientId,
          CRM_CLIENT_SECRET: credentials.clientSecret,
          CRM_TOKEN_URL: crm.tokenUrl,
          CRM_API_BASE_URL: crm.apiBaseUrl,
        };
        sides.push({ crm, context: contextOf(environment, `execution-${name}`) });
      }
      const event = { externalId: "CRM-1" };
      const executions = [...sides, ...sides].map(({ context }) => ({ event, context }));
      const { results, log } = await execute(...executions);
      const found = (name: string) => ({
        crmRecordId: `record-of-${name}`,
        customerTier: name,
        enrichmentSuccess: true,
      });
      const records = log.map((line) => JSON.parse(line) as { data: { executionId: string } });

      expect(results).toEqual([found("blue"), found("green"), found("blue"), found("green")]);
      expect(new Set(records.map(({ data }) => data.executionId))).toEqual(
        new Set(["execution-blue", "execution-green"]),
      );
      expect(records[0]).toEqual({
        level: "info",
        message: expect.stringContaining("contact-lookup "),
        data: expect.objectContaining({ step: "inputs", outcome: "accepted" }),
      });
      expect(log.join()).not.toMatch(/-secret/);
    } finally {
      for (const { crm } of sides) await crm.close();
    }
  });

  it("answers what is wrong when client context and event are missing", async () => {
    const { results } = await execute(
      { event: { externalId: "CRM-1" }, context: {} },
      { event: null, context: null },
    );

    expect(results).toEqual([
      {
        enrichmentSuccess: false,
        errorDetails: expect.stringMatching(/CONFIGURATION_INVALID.*CRM_CLIENT_ID/),
      },
      { enrichmentSuccess: false, errorDetails: expect.stringContaining("INPUT_INVALID") },
    ]);
  });

  it.each([
    ["export =", "export = async () => process.env.MODE ?? 'none';\n"],
    ["export default", "export default async () => process.env.MODE ?? 'none';\n"],
    ["module.exports =", "module.exports = async () => process.env['MODE'] ?? 'none';\n"],
    [
      "an import of env",
      'import { env } from "node:process";\nexport default async () => env.MODE ?? "none";\n',
    ],
    [
      "an import of process",
      'import proc from "process";\nexport default async () => proc.env.MODE ?? "none";\n',
    ],
    [
      "an import of all of process",
      'import * as proc from "node:process";\nexport default async () => proc.env.MODE ?? "none";\n',
    ],
    [
      "an import when it is called",
      'export default async () => (await import("node:process")).env.MODE ?? "none";\n',
    ],
    [
      "require",
      'export default async () => require("node:process").env.MODE ?? require("process").env.MODE ?? "none";\n',
    ],
    ["process taken apart", "const { env } = process;\nexport default async () => env.MODE ?? 'none';\n"],
    ["globalThis", "export default async () => globalThis.process.env.MODE ?? 'none';\n"],
    [
      "globalThis taken apart",
      "const { process: { env } } = globalThis;\nexport default async () => env.MODE ?? 'none';\n",
    ],
    ["global", "export default async () => global.process['env'].MODE ?? 'none';\n"],
    [
      "a copy of the environment",
      "const copy = { ...process.env };\nexport default async () => copy.MODE ?? 'none';\n",
    ],
    [
      "names of its own that the bundler has, too",
      "const actionEnvironment = { MODE: 'mine' };\nconst loadAction = actionEnvironment, handler = 1;\n" +
        "export default async () => process.env.MODE ?? (loadAction && handler ? 'none' : '');\n",
    ],
    [
      "a variable called process",
      "const process = globalThis.process;\nexport default async () => process.env.MODE ?? 'none';\n",
    ],
    [
      "a variable called process that nothing renames",
      "var process = globalThis.process;\nmodule.exports = async () => eval('process').env.MODE ?? 'none';\n",
    ],
    ["a value read once", "const { MODE = 'none' } = process.env;\nexport default async () => MODE;\n"],
  ])("lets an action with %s read its execution's environment alone", async (_how, index) => {
    writeIndex(index);
    const { results } = await execute(
      { context: contextOf({ MODE: "one" }) },
      { context: contextOf({ MODE: "two" }) },
      {},
    );

    expect(results).toEqual(["one", "two", "none"]);
  });

  it("leaves everything else of process and of the globals as the container has it", async () => {
    writeIndex(`import { hrtime, platform } from "node:process";
export default async () => {
  process.once("exit", () => undefined);
  globalThis.marked = typeof process.hrtime.bigint();
  return [platform === process.platform, typeof hrtime(), globalThis.marked, typeof process.uptime(), typeof fetch,
    await new Promise((done) => globalThis.setTimeout(done, 1, "later")), typeof globalThis.crypto.randomUUID(),
    process.listenerCount("exit") > 0, process.stdout === globalThis.process.stdout];
};\n`);
    const { results } = await execute({});
    expect(results).toEqual([
      [true, "object", "bigint", "number", "function", "later", "string", true, true],
    ]);
  });

  it("hands the event to the action as its inputs, and throws what the action throws", async () => {
    writeIndex(`export default async (context: object, inputs: { fails?: boolean }) => {
  if (inputs.fails) throw new RangeError("the action failed");
  return { inputs, context: Object.keys(context) };
};\n`);
    const { results } = await execute({ event: { a: 1 } }, { event: { fails: true } });

    expect(results).toEqual([
      { inputs: { a: 1 }, context: ["logger"] },
      { thrown: "RangeError: the action failed" },
    ]);
  });

  it.each([
    [30, 12_500],
    [6, 5_000],
  ])("gives an action of %i s a budget of at most %i ms", async (seconds, most) => {
    writeIndex(`import * as z from "zod";
import { systemPlatform } from "../runtime/run/platform";
import { createActionHandler } from "../runtime/run/run-action";
const outputs = z.object({ leftMs: z.number() });
export default createActionHandler(
  { name: "a", timeoutSeconds: ${seconds}, contract: { inputs: z.object({}), outputs }, environment: {} },
  {
    describeInputs: () => ({}),
    failed: () => ({ leftMs: -1 }),
    execute: async (_inputs, execution) => ({ leftMs: execution.deadline.remainingMs() }),
  },
  systemPlatform(),
);\n`);
    const { results } = await execute({});
    const [{ leftMs }] = results as [{ leftMs: number }];

    expect(leftMs).toBeLessThanOrEqual(most);
    expect(leftMs).toBeGreaterThan(most - 1_000);
  });

  it("says in its manifest what was added, and is the same in another folder", async () => {
    const { bytes, manifest, codeSha256 } = await bundleAction(projectRoot, folder, "genesys-cloud");
    const elsewhere = path.join(temporaryFolder(), "another place");
    fs.renameSync(projectRoot, elsewhere);
    const there = await bundleAction(
      elsewhere,
      path.join(elsewhere, "action-src", SAMPLE_ACTION),
      "genesys-cloud",
    );
    const lines = manifest.split("\n");

    expect({ codeSha256: there.codeSha256, manifest: there.manifest }).toEqual({ codeSha256, manifest });
    expect(new Set(lines).size).toBe(lines.length);
    for (const module of ["entry", "run-action", "warm-actions"])
      expect(manifest).toMatch(
        new RegExp(`^module action-src/runtime/genesys-cloud/${module}\\.ts \\d+ B`, "m"),
      );
    expect(manifest).toMatch(/^dependency axios 1\.21\.1 \d+ kB$/m);
    expect(Buffer.from(unzipSync(bytes)["index.js"] ?? "").toString()).not.toContain(temporaryFolder());
  });

  it("names file and line when the source does not compile", async () => {
    writeIndex("export default async () => {\n  const broken = ;\n};\n");

    await expect(bundleAction(projectRoot, folder, "genesys-cloud")).rejects.toMatchObject({
      code: "BUNDLE_FAILED",
      message: expect.stringMatching(/Bundling action "contact-lookup" failed:[^]*index\.ts:2:\d+/),
    });
  });
});

describe("a bundle for CXone", () => {
  it("holds what the compiler makes of the action, and nothing of another platform", async () => {
    const { outputFiles } = await build({
      ...bundleOptions(projectRoot),
      entryPoints: [path.relative(projectRoot, path.join(folder, "index.ts"))],
    });
    const { bytes, manifest } = await bundleAction(projectRoot, folder);

    expect(Buffer.from(bytes)).toEqual(
      Buffer.from(zip({ "index.js": outputFiles[0]?.contents ?? new Uint8Array() })),
    );
    expect(manifest).not.toContain("genesys");
    expect(manifest).not.toContain("environment-header");
  });
});
