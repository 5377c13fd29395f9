import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";

/** Runs a Node.js program in the foreground of a process of its own. */
function start(program: string) {
  const module = path.resolve(__dirname, "../../load/run-in-foreground.js");
  const script = `require(${JSON.stringify(module)})
    .runInForeground(process.execPath, ["-e", ${JSON.stringify(program)}], { env: process.env })
    .then((end) => console.log(JSON.stringify(end)));`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  return {
    child,
    ended: once(child, "close").then(() => JSON.parse(output.split("\n").at(-2) ?? "") as unknown),
  };
}

describe("runInForeground", () => {
  it("tells the exit code of a program that nobody interrupted", async () => {
    expect(await start("process.exitCode = 3").ended).toEqual({
      exitCode: 3,
      signal: null,
      interrupted: false,
    });
  });

  it("passes SIGTERM on, and tells that the program was interrupted", async () => {
    const program = `process.once("SIGTERM", () => process.exit(4)); setInterval(() => {}, 1000); console.log("ready");`;
    const { child, ended } = start(program);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await ended).toEqual({ exitCode: 4, signal: null, interrupted: true });
  });

  it("leaves SIGINT to the terminal, and tells that the program was interrupted", async () => {
    const program = `setTimeout(() => process.exit(0), 300); console.log("ready");`;
    const { child, ended } = start(program);
    await once(child.stdout, "data");
    child.kill("SIGINT");
    expect(await ended).toEqual({ exitCode: 0, signal: null, interrupted: true });
  });
});
