import { spawn } from "node:child_process";
import { once } from "node:events";
import { checkout, commands, environment, expectHelp, run } from "./support/run-command";

describe("load/run.js", () => {
  it("is the entry of every command", () => {
    expect(commands.map(([name]) => name).sort()).toEqual(
      "adopt artifacts:prune bench bench:handler bundle deploy dev docs doctor execute history new-action review rollback setup sim start traces".split(
        " ",
      ),
    );
  });

  // A short one, one that is called otherwise, and one that deploys; run.exhaustive.test.ts asks every command.
  it.each(commands.filter(([name]) => ["history", "start", "deploy"].includes(name)))(
    "explains npm run %s and does nothing when asked for --help",
    expectHelp,
  );

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
