import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { StoredAction } from "../../../sim/cxone/action";
import { ActionRuntime } from "../../../sim/cxone/action-runtime";
import { ExecutionTraces } from "../../../sim/cxone/execution-traces";
import type { ExecutionOutcome } from "../../../sim/runtime/warm-process";
import { zipOf } from "./cxone-fixture";

const runtimes: ActionRuntime[] = [];
afterEach(async () => {
  await Promise.all(runtimes.splice(0).map((runtime) => runtime.close()));
});

/** A runtime in which every action has this index.js. */
function start(source: string, nodePath = process.execPath) {
  let ids = 0;
  const traces = new ExecutionTraces(Date.now);
  const runtime = new ActionRuntime({
    readCode: () => Buffer.from(zipOf(source), "base64"),
    traces,
    newExecutionId: () => `execution-${++ids}`,
    nodePath,
  });
  runtimes.push(runtime);
  return { runtime, traces };
}

const action = (id: string, timeoutSeconds = 30, version = 1): StoredAction => ({
  id,
  name: id,
  description: "",
  inputs: { properties: {} },
  outputs: { properties: {} },
  runtime: "nodejs18",
  timeoutSeconds,
  environment: {},
  tags: {},
  version,
  codeSha256: "",
  dateCreated: "",
  dateModified: "",
});

const outputsOf = (outcome: ExecutionOutcome) =>
  outcome.kind === "succeeded" ? (outcome.outputs as Record<string, unknown>) : undefined;

describe("ActionRuntime", () => {
  it("goes on when a handler writes what it likes to the channel", async () => {
    const { runtime } = start(`
      module.exports = async ({ executionId }) => {
        const forged = [null, 1, {}, { type: "log" }, { type: "log", executionId }, { type: "crashed" }];
        for (const message of forged) await new Promise((sent) => process._send(message, undefined, {}, sent));
        return { done: true };
      };`);
    const { outcome } = await runtime.execute(action("a"), {});
    expect(outcome).toEqual({ kind: "succeeded", outputs: { done: true } });
  });

  it("runs several executions at once in one process", async () => {
    const { runtime } = start(`
      let arrived = 0; let release; const all = new Promise((resolve) => { release = resolve; });
      module.exports = async () => { if (++arrived === 3) release(); await all; return { pid: process.pid }; };`);
    const runs = await Promise.all([1, 2, 3].map(() => runtime.execute(action("a"), {})));
    const pids = runs.map(({ outcome }) => outputsOf(outcome)?.pid);
    expect(pids[0]).toEqual(expect.any(Number));
    expect(new Set(pids).size).toBe(1);
    expect(new Set(runs.map(({ executionId }) => executionId)).size).toBe(3);
  });

  it("ends the process at the timeout, a busy loop included, with an error for every execution in it", async () => {
    const { runtime, traces } = start(`
      module.exports = async (context, { busy }) => { if (busy) for (;;); await new Promise(() => {}); };`);
    const [waiting, busy] = await Promise.all([
      runtime.execute(action("a", 20), {}),
      runtime.execute(action("a", 0.05), { busy: true }),
    ]);
    expect(busy?.outcome).toMatchObject({
      kind: "timed-out",
      message: expect.stringContaining("0.05 s") as string,
    });
    expect(waiting?.outcome).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("Another execution") as string,
    });
    expect(traces.get(busy?.executionId ?? "")?.status).toBe("timed-out");
  });

  it("starts a new process when the last one crashed or timed out", async () => {
    const { runtime } = start(`
      module.exports = async (context, { crash }) => {
        if (crash) { setImmediate(() => { throw new Error("out of reach"); }); await new Promise(() => {}); }
        return { fine: true };
      };`);
    const crashed = await runtime.execute(action("a"), { crash: true });
    expect(crashed.outcome).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("out of reach") as string,
    });
    expect((await runtime.execute(action("a"), {})).outcome).toEqual({
      kind: "succeeded",
      outputs: { fine: true },
    });
  });

  it.each([
    ["index.js throws", 'throw new Error("broken at the top")', "broken at the top"],
    ["index.js exports no function", "module.exports = { default: () => 1 }", "not a function"],
    ["the handler ends the process", "module.exports = async () => process.exit(3)", "exit code 3"],
    ["the handler answers nothing", "module.exports = async () => {}", "not an object"],
    ["the handler answers a list", "module.exports = async () => []", "not an object"],
    ["the handler rejects with no error", 'module.exports = () => Promise.reject("plain")', "plain"],
  ])("fails when %s", async (_case, source, message) => {
    const { runtime } = start(source);
    const { outcome } = await runtime.execute(action("a"), {});
    expect(outcome).toMatchObject({ kind: "failed", message: expect.stringContaining(message) as string });
  });

  it("fails when the Node.js to run actions is not there", async () => {
    const { runtime } = start("", "/nowhere/node");
    const { outcome } = await runtime.execute(action("a"), {});
    expect(outcome).toMatchObject({ kind: "failed", message: expect.stringContaining("ENOENT") as string });
  });

  it("lets a running execution of a retired action finish, then ends its process", async () => {
    const { runtime } = start(`
      const files = require("node:fs");
      module.exports = async ({ logger }, { gate }) => {
        logger.info("in");
        while (gate && !files.existsSync(gate)) await new Promise(setImmediate);
        return { folder: process.cwd() };
      };`);
    const gate = mkdtempSync(path.join(tmpdir(), "gate-"));
    const running = runtime.execute(action("a"), { gate: `${gate}/open` });
    runtime.retire("a");
    const after = await runtime.execute(action("a", 30, 2), {});
    writeFileSync(`${gate}/open`, "");
    const before = await running;
    rmSync(gate, { recursive: true });
    const folders = [before, after].map(({ outcome }) => outputsOf(outcome)?.folder);
    expect(folders[0]).not.toBe(folders[1]);
    await runtime.close();
    expect(folders.map((folder) => existsSync(String(folder)))).toEqual([false, false]);
  });

  it("starts nothing when it is closed", async () => {
    const { runtime } = start("module.exports = async () => ({});");
    await runtime.close();
    await expect(runtime.execute(action("a"), {})).rejects.toThrow("closed");
  });

  it("keeps at most eight idle processes", async () => {
    const { runtime } = start("let runs = 0; module.exports = async () => ({ runs: ++runs });");
    const runsOf = async (id: string) => {
      const { outcome } = await runtime.execute(action(id), {});
      return outputsOf(outcome)?.runs;
    };
    for (let id = 0; id < 8; id += 1) await runsOf(`a${id}`);
    expect(await runsOf("a0")).toBe(2);
    await runsOf("one more");
    expect([await runsOf("a0"), await runsOf("a1")]).toEqual([3, 1]);
  });
});
