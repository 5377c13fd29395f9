import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { ACTIONS, actionBody, closeCxones, startFixture, zipOf, type ActionAnswer } from "./cxone-fixture";

afterEach(closeCxones);

interface Envelope {
  readonly executionId: string;
  readonly outputs: Record<string, unknown>;
}

describe("executionRoutes", () => {
  it("answers the handler's outputs in the envelope, and its log lines afterwards", async () => {
    const { call } = await startFixture();
    const code = zipOf(`module.exports = async ({ logger }, { id }) => {
      logger.info("started", { id });
      logger.debug("no fields");
      logger.warn("odd fields", { big: 1n });
      logger.error(new Error("an error"));
      return { answer: id, url: process.env.CRM_URL, names: Object.keys(process.env) };
    };`);
    const { body: action } = await call<ActionAnswer>(
      "POST",
      ACTIONS,
      actionBody({ code, environment: { CRM_URL: "http://crm" } }),
    );
    const executed = await call<Envelope>("POST", `${ACTIONS}/${action.id}/execute`, { inputs: { id: "7" } });
    expect(executed.body).toMatchObject({
      outputs: { answer: "7", url: "http://crm", names: ["CRM_URL"] },
    });
    const trace = await call("GET", `${ACTIONS}/${action.id}/executions/${executed.body.executionId}`);
    expect(trace.body).toMatchObject({
      actionVersion: 1,
      status: "succeeded",
      logLines: [
        { level: "info", message: "started", fields: { id: "7" } },
        { level: "debug", message: "no fields" },
        { level: "warn", message: "odd fields" },
        { level: "error", message: "Error: an error" },
      ],
    });
  });

  it("answers the outputs bare when there is no envelope", async () => {
    const { call } = await startFixture({ envelope: false });
    const { body } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const executed = await call("POST", `${ACTIONS}/${body.id}/execute`, { inputs: { id: "7" } });
    expect(executed.body).toEqual({ answer: "7" });
  });

  it("answers 400 and runs nothing when the inputs break their declaration", async () => {
    const { call } = await startFixture();
    const { body } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const path = `${ACTIONS}/${body.id}/execute`;
    for (const json of [
      { inputs: {} },
      { inputs: { id: 1 } },
      {},
      { inputs: [] },
      { inputs: { id: "" }, x: 1 },
    ]) {
      expect((await call("POST", path, json)).status).toBe(400);
    }
  });

  it("answers 500 with the execution's id as contextId when the handler throws", async () => {
    const { call } = await startFixture();
    const code = zipOf('module.exports = async () => { throw new Error("the handler broke"); };');
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ code }));
    const failed = await call<{ contextId: string }>("POST", `${ACTIONS}/${action.id}/execute`, {
      inputs: { id: "7" },
    });
    expect([failed.status, failed.body]).toMatchObject([
      500,
      { code: "execution.failed", message: "the handler broke" },
    ]);
    const trace = await call("GET", `${ACTIONS}/${action.id}/executions/${failed.body.contextId}`);
    expect(trace.body).toMatchObject({ status: "failed" });
  });

  it("gives the handler the id of its execution, and keeps what it writes to the console in that one's trace", async () => {
    const { call } = await startFixture();
    const code = zipOf(`console.log("while it loads"); let arrived = 0; let release;
      const all = new Promise((resolve) => { release = resolve; });
      module.exports = async ({ executionId }, { id }) => {
        if (++arrived === 2) release();
        await all;
        console.debug("a %s", id, { deep: { er: 1 } });
        setImmediate(() => { console.log("later", id); console.info("i"); console.warn("w"); console.error("e"); });
        await new Promise(setImmediate);
        return { answer: executionId };
      };`);
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ code }));
    const path = `${ACTIONS}/${action.id}`;
    const runs = await Promise.all(
      ["1", "2"].map((id) => call<Envelope>("POST", `${path}/execute`, { inputs: { id } })),
    );
    for (const [index, { body }] of runs.entries()) {
      expect(body.outputs).toEqual({ answer: body.executionId });
      const id = String(index + 1);
      const trace = await call<{ logLines: unknown[] }>("GET", `${path}/executions/${body.executionId}`);
      expect(trace.body.logLines).toMatchObject([
        { level: "debug", message: `a ${id} { deep: { er: 1 } }` },
        { level: "info", message: `later ${id}` },
        { level: "info", message: "i" },
        { level: "warn", message: "w" },
        { level: "error", message: "e" },
      ]);
    }
  });

  it("names the execution and traces message, causes and own stack frames when the handler throws", async () => {
    const { call } = await startFixture();
    const code = zipOf(`
      function deep(depth) {
        if (depth === 0) throw new TypeError("no tier", { cause: new RangeError("over the limit") });
        return deep(depth - 1);
      }
      module.exports = async () => [20].map(deep);`);
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ code }));
    const failed = await call<{ executionId: string }>("POST", `${ACTIONS}/${action.id}/execute`, {
      inputs: { id: "7" },
    });
    expect([failed.status, failed.body]).toMatchObject([500, { contextId: failed.body.executionId }]);
    const trace = await call<{ logLines: { level: string; message: string }[] }>(
      "GET",
      `${ACTIONS}/${action.id}/executions/${failed.body.executionId}`,
    );
    expect(trace.body.logLines).toMatchObject([{ level: "error" }]);
    const lines = trace.body.logLines[0]?.message.split("\n") ?? [];
    expect(lines[0]).toBe("TypeError: no tier");
    expect(lines[1]).toMatch(/^ {4}at deep \(index\.js:3:\d+\)$/);
    expect(lines.filter((line) => line.startsWith("Caused by"))).toEqual([
      "Caused by: RangeError: over the limit",
    ]);
    const frames = lines.filter((line) => line.startsWith("    at "));
    expect(frames.every((line) => line.includes("index.js:"))).toBe(true);
    // Ten of the error, ten of its cause.
    expect(frames).toHaveLength(20);
  });

  it("traces an error that nobody caught in every execution that it ended", async () => {
    const { call } = await startFixture();
    const code = zipOf(`module.exports = async () => {
      setImmediate(() => { throw new Error("out of reach"); });
      await new Promise(() => {});
    };`);
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ code }));
    const path = `${ACTIONS}/${action.id}`;
    const failed = await call<{ executionId: string }>("POST", `${path}/execute`, { inputs: { id: "" } });
    const trace = await call("GET", `${path}/executions/${failed.body.executionId}`);
    expect(trace.body).toMatchObject({
      status: "failed",
      logLines: [
        {
          level: "error",
          message: expect.stringMatching(/^Error: out of reach\n {4}at .*index\.js:2:/) as string,
        },
      ],
    });
  });

  it("runs the new code and environment when the action was replaced", async () => {
    const { call } = await startFixture();
    const code = (answer: string) =>
      zipOf(`module.exports = async () => ({ answer: ${JSON.stringify(answer)} + process.env.V });`);
    const body = (answer: string) => actionBody({ code: code(answer), environment: { V: answer } });
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, body("old"));
    const path = `${ACTIONS}/${action.id}`;
    const run = async () =>
      (await call<Envelope>("POST", `${path}/execute`, { inputs: { id: "" } })).body.outputs;
    expect(await run()).toEqual({ answer: "oldold" });
    await call("PUT", path, { ...body("new"), version: 1 });
    expect(await run()).toEqual({ answer: "newnew" });
  });

  it("keeps a warm process's state between executions, and the actions across restarts", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "cxone-restart-"));
    const code = zipOf("let runs = 0; module.exports = async () => ({ runs: ++runs });");
    try {
      const first = await startFixture({ dataDir });
      const { body: action } = await first.call<ActionAnswer>("POST", ACTIONS, actionBody({ code }));
      const execute = `${ACTIONS}/${action.id}/execute`;
      const run = async ({ call }: typeof first) =>
        (await call<Envelope>("POST", execute, { inputs: { id: "" } })).body.outputs.runs;
      expect([await run(first), await run(first)]).toEqual([1, 2]);
      await closeCxones();
      expect(await run(await startFixture({ dataDir }))).toBe(1);
    } finally {
      await closeCxones();
      rmSync(dataDir, { recursive: true });
    }
  });

  it("answers 404 for an execution of another action", async () => {
    const { call } = await startFixture();
    const { body: one } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const { body: two } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ name: "two" }));
    const { body: run } = await call<Envelope>("POST", `${ACTIONS}/${one.id}/execute`, {
      inputs: { id: "" },
    });
    expect((await call("GET", `${ACTIONS}/${two.id}/executions/${run.executionId}`)).status).toBe(404);
    expect((await call("GET", `${ACTIONS}/${one.id}/executions/unknown`)).status).toBe(404);
  });
});
