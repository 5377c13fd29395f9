import { spawn } from "node:child_process";
import { pulumiEnvironment } from "../../../tools/pulumi-environment.js";
import type { PulumiRun, TestProject } from "./test-project";

/** A run of the CLI that is still going on. */
export interface StartedPulumi {
  /** Also the id of its process group, in which it stands as it would alone in a terminal. */
  readonly pid: number;
  /** How it ended; `exitCode` is null where a signal ended it. */
  readonly finished: Promise<PulumiRun>;
}

/** Starts the real CLI on stack `test` without waiting for its end, in a process group of its own. */
export function startPulumi({ folder, environment }: TestProject, ...args: string[]): StartedPulumi {
  const all = ["--non-interactive", "--color", "never", ...args];
  const { command, env } = pulumiEnvironment({ cwd: folder, args: all, env: environment });
  const child = spawn(command, all, {
    cwd: folder,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const finished = new Promise<PulumiRun>((resolve, reject) => {
    // Not "close": what a killed CLI leaves behind keeps its output open.
    child.on("error", reject).on("exit", (exitCode) => resolve({ exitCode, output }));
  });
  if (child.pid === undefined) throw new Error(`Starting ${command} failed.`);
  return { pid: child.pid, finished };
}
