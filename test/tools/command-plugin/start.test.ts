import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { useTemporaryFolder } from "../../support/temporary-folder";

const sources = path.resolve(__dirname, "../../../tools/command-plugin");
const temporaryFolder = useTemporaryFolder();
const folder = () => path.join(temporaryFolder(), "plugin");
const keptFile = () => path.join(folder(), "command-plugin.v8");

/** Loaded before the plugin, so that nobody waits for its timer. */
const quickTimers = () => path.join(temporaryFolder(), "quick-timers.js");
const QUICK_TIMERS = `
const timers = require("node:timers");
const { setTimeout } = timers;
timers.setTimeout = (callback) => setTimeout(callback, 0);
`;

/** Prints what it was called with, as the stand-in prints its port, and ends when nobody listens any more. */
const PLUGIN = `
const { greeting } = { greeting: () => "called with " + process.argv.slice(2).join(" ") + " in " + __filename };
console.log(greeting());
process.stdin.resume();
`;

beforeEach(() => {
  fs.mkdirSync(folder());
  fs.writeFileSync(quickTimers(), QUICK_TIMERS);
  fs.copyFileSync(path.join(sources, "start.js"), path.join(folder(), "start.js"));
  fs.writeFileSync(path.join(folder(), "command-plugin.js"), PLUGIN);
});

/** Starts the plugin, and lets it go on until `ended` is fulfilled. */
async function start(ended: () => Promise<unknown>): Promise<string> {
  const args = ["--require", quickTimers(), path.join(folder(), "start.js"), "127.0.0.1:1"];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(child, "close");
  await once(child.stdout, "data");
  await ended();
  child.stdin.end();
  await closed;
  return output;
}

/** Until the plugin has left its code, or another one. */
async function kept(than?: Buffer): Promise<void> {
  const isThere = () => fs.existsSync(keptFile()) && !(than && fs.readFileSync(keptFile()).equals(than));
  const watcher = fs.watch(folder());
  try {
    while (!isThere()) await once(watcher, "change");
  } finally {
    watcher.close();
  }
}

const atOnce = () => Promise.resolve();
const greeting = () => `called with 127.0.0.1:1 in ${path.join(folder(), "command-plugin.js")}\n`;

describe("the start of the command plugin's stand-in", () => {
  it("runs it as Node.js would, and keeps its code for the next start", async () => {
    expect(await start(() => kept())).toBe(greeting());
    const left = fs.readdirSync(folder()).sort();

    expect(left).toEqual(["command-plugin.js", "command-plugin.v8", "start.js"]);
    expect(await start(atOnce)).toBe(greeting());
  });

  it.each([
    ["of another Node.js", (code: Buffer) => Buffer.concat([Buffer.alloc(16, 1), code.subarray(16)])],
    // V8 does not look: Node.js would crash, or run something else.
    ["damaged", (code: Buffer) => code.map((byte, at) => (at === code.length - 9 ? byte ^ 1 : byte))],
    ["cut short", (code: Buffer) => code.subarray(0, 100)],
    ["empty", () => Buffer.alloc(0)],
  ])("replaces kept code that is %s", async (_what, spoil) => {
    await start(() => kept());
    const spoilt = Buffer.from(spoil(fs.readFileSync(keptFile())));
    fs.writeFileSync(keptFile(), spoilt);

    expect(await start(() => kept(spoilt))).toBe(greeting());
  });

  it("starts where nothing can be kept", async () => {
    fs.mkdirSync(keptFile());

    expect(await start(atOnce)).toBe(greeting());
  });
});
