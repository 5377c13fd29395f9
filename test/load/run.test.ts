import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { runProcess } from "../../load/run-process.js";

const checkout = path.resolve(__dirname, "../..");
const { scripts } = JSON.parse(fs.readFileSync(path.join(checkout, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node load\/run\.js (\S+)$/.exec(script) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

const { FORCE_COLOR: _force, NO_COLOR: _no, ...environment } = process.env;

function run(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { ...environment, ...more };
  return runProcess(process.execPath, ["load/run.js", ...args], { cwd: checkout, env });
}

describe("load/run.js", () => {
  it("is the entry of every command", () => {
    expect(commands.map(([name]) => name).sort()).toEqual(
      "adopt artifacts:prune bench bench:handler bundle deploy dev docs doctor execute history new-action review rollback setup sim start traces".split(
        " ",
      ),
    );
  });

  it.each(commands)("explains npm run %s and does nothing when asked for --help", async (name, file) => {
    // No tool chain is found and none can be had: whatever the command began to do would fail.
    const nowhere = { CXONE_TOOLCHAIN: "nowhere" };
    const { exitCode, stdout, stderr } = await run([file, "--help"], nowhere);
    const call = name === "start" ? "npm start" : `npm run ${name}`;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(
      new RegExp(`^Usage: ${call}( .*)?\n\n[A-Z][^]*\nOptions:\n[^]*\nExample:\n  ${call}`),
    );
  });

  it("ends with 2, and says how it is used, when the arguments are wrong", async () => {
    const { exitCode, stdout, stderr } = await run(["commands/history/main.ts", "--nonsense"]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^Reading the arguments of history failed: Unknown option '--nonsense'\.\nUsage: .*\n.*\n\[COMMAND_INVALID\]\n$/,
    );
  });

  it("ends with 1, and the message alone, when a command fails", async () => {
    const { exitCode, stdout, stderr } = await run([
      "commands/bundle/main.ts",
      "nosuch",
      "--out",
      "never.zip",
    ]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^Bundling "nosuch" failed: action-src has no such action\..* \[COMMAND_INVALID\]\n$/,
    );
  });

  it.each([
    ["colours", { FORCE_COLOR: "1" }, true],
    ["no colours when NO_COLOR is set", { NO_COLOR: "1" }, false],
    ["no colours when nobody sees them", {}, false],
  ])("explains with %s", async (_what, more, colours) => {
    const { stdout } = await run(["commands/history/main.ts", "-h"], more);
    expect(stdout.includes("\u001b[")).toBe(colours);
  });

  it.each([[["commands/history/main.ts", "--help"], 0] as const, [["commands/history/main.ts"], 2] as const])(
    "ends as it would when nobody reads what it writes: %j",
    async (args, code) => {
      const child = spawn(process.execPath, ["load/run.js", ...args], { cwd: checkout, env: environment });
      child.stdout.destroy();
      child.stderr.destroy();
      const [exitCode] = (await once(child, "exit")) as [number | null];
      expect(exitCode).toBe(code);
    },
  );
});
