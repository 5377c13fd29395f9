import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { writeToolChain } from "./support/fake-programs";
import { useTemporaryFolder } from "../support/temporary-folder";

const folder = useTemporaryFolder();
const root = path.resolve(__dirname, "../..");

/** Runs tools/pulumi.js, in a process group of its own, with a CLI on PATH that runs `script`. */
function start(script: string, args: string[] = ["about"]) {
  const home = path.join(folder(), "home");
  fs.mkdirSync(path.join(home, "plugins", "resource-command-v1.2.1"), { recursive: true });
  writeToolChain(path.join(folder(), "bin"), "v3.248.0", script);
  const child = spawn(process.execPath, [path.join(root, "tools", "pulumi.js"), ...args], {
    cwd: folder(),
    detached: true,
    env: {
      PATH: `${path.join(folder(), "bin")}:/usr/bin:/bin`,
      XDG_CACHE_HOME: path.join(folder(), "cache"),
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${folder()}`,
    },
  });
  let output = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes("ready")) resolve();
      });
  });
  const ended = new Promise<{ exitCode: number | null; output: string }>((resolve) => {
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
  return { pid: child.pid as number, ready, ended };
}

/** Counts the signals it gets and ends a moment after the first, so that a second one would be seen. */
const countSignals = (signal: string) => {
  const program = `
    let count = 0;
    process.on("${signal}", () => {
      if (++count === 1) setTimeout(() => { console.log(count + " signal"); process.exit(4); }, 50);
    });
    setInterval(() => {}, 1000);
    console.log("ready");`;
  return `exec "${process.execPath}" -e '${program}'`;
};

describe("npm run pulumi", () => {
  it("passes the arguments and the exit code on", async () => {
    const { ended } = start('echo "[$2] in $PULUMI_SKIP_UPDATE_CHECK"; exit 7', ["config", "a b"]);
    expect(await ended).toEqual({ exitCode: 7, output: "[a b] in true\n" });
  });

  it("reaches the CLI once when the terminal interrupts the process group", async () => {
    const { pid, ready, ended } = start(countSignals("SIGINT"));
    await ready;
    process.kill(-pid, "SIGINT");
    expect(await ended).toEqual({ exitCode: 4, output: "ready\n1 signal\n" });
  });

  it("passes SIGTERM on when it reaches the runner alone", async () => {
    const { pid, ready, ended } = start(countSignals("SIGTERM"));
    await ready;
    process.kill(pid, "SIGTERM");
    expect(await ended).toEqual({ exitCode: 4, output: "ready\n1 signal\n" });
  });
});
