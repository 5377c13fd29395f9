import * as fs from "node:fs";
import * as path from "node:path";
import { copyOfCheckout } from "./support/copy-of-checkout";
import { type DevRun, startDev } from "./support/dev-run";
import { descendantsOf, stillRunning } from "./support/process-tree";

const action = "action-src/order-status";
let folder: string;
let environment: NodeJS.ProcessEnv;
let dev: DevRun | undefined;
beforeEach(async () => ({ folder, environment } = await copyOfCheckout("order-status")));
afterEach(async () => {
  await dev?.interrupt();
  dev = undefined;
  fs.rmSync(folder, { recursive: true, force: true });
});

function edit(file: string, from: string | RegExp, to: string): void {
  const full = path.join(folder, action, file);
  const before = fs.readFileSync(full, "utf8");
  expect(before.replace(from, to)).not.toBe(before);
  fs.writeFileSync(full, before.replace(from, to));
}

describe("npm run dev", () => {
  it("deploys and executes on each save, shows traces, types and places in TypeScript, and leaves nothing running", async () => {
    const inputs = path.join(folder, "inputs.json");
    fs.writeFileSync(inputs, '{"orderNumber": "A-1002"}');
    dev = startDev(folder, environment, "--run", "order-status", "--inputs", inputs);
    const first = await dev.until(/order-status answered in \d+ ms: \{[^}]*\}/);
    expect(first).toContain('"orderStatus": "processing"');
    expect(first).toMatch(/\+\d+ ms {2}info {2}order-status order: answered/);
    await dev.until(/Types: no errors\./);

    // A save is answered by a deployment and an execution.
    edit("handler.ts", 'step: "order",', 'step: "order-lookup",');
    const saved = await dev.until(/order-status answered in/);
    expect(saved).toMatch(/order-status deployed in \d+ ms/);
    // By no engine: its state would be here.
    expect(fs.existsSync(path.join(folder, ".pulumi-state"))).toBe(false);
    expect(saved).toContain("order-status order-lookup: answered");

    // Other inputs, and another answer of the simulated backend.
    fs.writeFileSync(inputs, '{"orderNumber": "A-1001"}');
    await dev.until(/"orderStatus": "shipped"/);
    edit("sim.ts", "SHIPPED", "CANCELLED");
    await dev.until(/"orderStatus": "cancelled"/);

    // What does not compile, and what has the wrong type.
    edit("handler.ts", "async execute(", "async execute((");
    expect(await dev.until(/Fix the source and save it/)).toMatch(/order-status\/handler\.ts:\d+:\d+/);
    edit("handler.ts", "async execute((", "async execute(");
    await dev.until(/order-status deployed in/);
    edit("handler.ts", "orderStatus: state,", "orderStatus: 7 as never, orderState: 1,");
    await dev.until(/Types:\n {2}action-src\/order-status\/handler\.ts\(\d+,\d+\): error TS/);
    edit("handler.ts", "orderStatus: 7 as never, orderState: 1,", "orderStatus: state,");
    await dev.until(/Types: no errors\./);

    // A defect, at its line in the TypeScript.
    edit(
      "handler.ts",
      "        const { state, delivery }",
      '        if (orderNumber) throw new TypeError("on purpose");\n$&',
    );
    const source = fs.readFileSync(path.join(folder, action, "handler.ts"), "utf8");
    const line = source.slice(0, source.indexOf("on purpose")).split("\n").length;
    const failed = await dev.until(/INTERNAL_ERROR: [^}]*\}/);
    expect(failed).toMatch(new RegExp(`"[\\w.]*execute handler\\.ts:${line}:\\d+"`));

    // An exception that leaves a handler.
    fs.writeFileSync(
      path.join(folder, action, "index.ts"),
      '\n\nexport = async () => { throw new TypeError("naked"); };\n',
    );
    expect(await dev.until(/order-status failed/)).toMatch(
      /TypeError: naked\n\s+at .*action-src\/order-status\/index\.ts:3:/,
    );

    const processes = descendantsOf(dev.pid);
    expect(processes.length).toBeGreaterThan(1);
    expect(await dev.interrupt()).toBe(0);
    expect(stillRunning(processes)).toEqual([]);
    const left = fs.readdirSync(folder).filter((name) => /^cxone-/.test(name));
    expect(left).toEqual([]);
    dev = undefined;
  }, 180_000);

  it("refuses an action that is not there, and inputs without an action", async () => {
    dev = startDev(folder, environment, "--run", "nothing");
    await expect(dev.until(/Watching/)).rejects.toThrow(
      /ended with 1:\nRunning "nothing" failed: action-src has no such action/,
    );
    dev = startDev(folder, environment, "--inputs", "x.json");
    await expect(dev.until(/Watching/)).rejects.toThrow(/ended with 2:/);
    dev = undefined;
  }, 60_000);
});
