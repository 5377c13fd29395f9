import * as fs from "node:fs";
import * as path from "node:path";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

describe("npm run execute and npm run traces", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ action: "order-status" });
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterAll(() => project.close());
  const execute = (...args: string[]) => runCommand(project, "execute", "--stack", "test", ...args);
  const traces = (...args: string[]) => runCommand(project, "traces", "--stack", "test", ...args);

  it("execute a deployed action, and tell its trace", async () => {
    const file = path.join(project.folder, "inputs.json");
    fs.writeFileSync(file, JSON.stringify({ orderNumber: "A-1003" }));
    const { exitCode, output } = await execute("order-status", "--inputs", file);
    expect(exitCode).toBe(0);
    expect(JSON.parse(/\{[^}]*\}/.exec(output)?.[0] ?? "")).toMatchObject({ orderStatus: "delivered" });

    const [, id = ""] = /npm run traces -- order-status (\S+) --stack test/.exec(output) ?? [];
    const trace = await traces("order-status", id);
    expect(trace).toMatchObject({ exitCode: 0 });
    expect(trace.output).toMatch(
      /succeeded in \d+ ms\n.*inputs: accepted.*\n.*order: answered.*\n.*execution: succeeded/,
    );
    expect(trace.output).not.toContain("A-1003");
    expect(await traces("order-status", "none")).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("has none of execution none. Check the id"),
    });
  }, 60_000);

  it("execute with the smoke test's inputs, and show the retries, when asked for the trace", async () => {
    project.backends[0]?.server?.faults.plan({ fault: { kind: "status", status: 503 } });
    const { exitCode, output } = await execute("order-status", "--trace");
    expect(exitCode).toBe(0);
    expect(output).toMatch(/warn +order-status order: status 503.*code=ORDERS_UNAVAILABLE/);
    expect(output).toContain('"orderStatus": "shipped"');
  }, 60_000);

  it("say why an execution failed that threw, at once", async () => {
    const file = path.join(project.folder, "action-src", "order-status", "index.ts");
    fs.writeFileSync(file, 'export = async () => Promise.reject(new TypeError("thrown on purpose"));\n');
    const failed = await project.pulumi("up", "--yes", "--skip-preview");
    expect(failed.output).toMatch(
      /smoke test of data action "order-status" .* failed: the action itself failed: thrown on purpose\. Its trace: npm run traces -- order-status \S+ --stack STACK\./,
    );
    await project.pulumiOk("config", "set", "smokeTest", "false");
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const { exitCode, output } = await execute("order-status");
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /Execution \S+: failed in \d+ ms\n.*error TypeError: thrown on purpose\n.*at .*index\.js:/,
    );
    expect(output).toMatch(/the action itself failed: .*thrown on purpose.*\[EXECUTION_FAILED\]/);
  }, 120_000);

  it("refuse an action that the stack does not have", async () => {
    expect(
      await execute("order-status-2", "--inputs", path.join(project.folder, "inputs.json")),
    ).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(
        'Executing "order-status-2" on stack test failed: the stack has no such action.',
      ),
    });
  }, 60_000);
});
