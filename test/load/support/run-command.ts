import * as fs from "node:fs";
import * as path from "node:path";
import { runProcess } from "../../../load/run-process.js";

/** The folder that every command runs in. */
export const checkout = path.resolve(__dirname, "../../..");

const { scripts } = JSON.parse(fs.readFileSync(path.join(checkout, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

/** Every npm script that `load/run.js` runs, and its module. */
export const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node load\/run\.js (\S+)$/.exec(script) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = process.env;

/** This process's environment, without a word about colours. */
export const environment = rest;

/** Runs a command in a process of its own. @param args its module, and what it is given */
export function run(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { ...environment, ...more };
  return runProcess(process.execPath, ["load/run.js", ...args], { cwd: checkout, env });
}

/** Fails where a command does more than explain itself when asked for --help. */
export async function expectHelp(name: string, file: string): Promise<void> {
  // No tool chain is found and none can be had: whatever the command began to do would fail.
  const nowhere = { CXONE_TOOLCHAIN: "nowhere" };
  const { exitCode, stdout, stderr } = await run([file, "--help"], nowhere);
  const call = name === "start" ? "npm start" : `npm run ${name}`;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(
    new RegExp(`^Usage: ${call}( .*)?\n\n[A-Z][^]*\nOptions:\n[^]*\nExample:\n  ${call}`),
  );
}
