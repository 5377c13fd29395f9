import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { SimulatorServer } from "../../../sim/http/simulator-server";
import { pulumiEnvironment } from "../../../tools/pulumi-environment.js";
import type { PulumiRun, TestProject } from "./test-project";

/** A run of the CLI that is still going on. */
export interface StartedPulumi {
  /** Also the id of its process group, in which it stands as it would in a terminal. */
  readonly pid: number;
  /** How it ended; `exitCode` is null where a signal ended it. */
  readonly finished: Promise<PulumiRun>;
}

const plain = ["--non-interactive", "--color", "never"];

/** Starts the real CLI on stack `test` without waiting for its end, in a process group of its own. */
export function startPulumi(project: TestProject, ...args: string[]): StartedPulumi {
  const { folder, environment } = project;
  const { command, env } = pulumiEnvironment({ cwd: folder, args, env: environment });
  return start(command, [...plain, ...args], folder, env);
}

/** As {@link startPulumi}, but as `npm run pulumi -- ARGS` does it. */
export function startNpmRunPulumi({ folder, environment }: TestProject, ...args: string[]): StartedPulumi {
  return start(process.execPath, ["tools/pulumi.js", ...plain, ...args], folder, environment);
}

/** As {@link startPulumi}, but as `npm start` and other commands of the project do it. */
export function startByCommand({ folder, environment }: TestProject, ...args: string[]): StartedPulumi {
  const script = `const { loadTypeScript } = require("./load/load-typescript.js");
    const { runPulumi } = loadTypeScript(require("node:path").resolve("commands/stack/run-pulumi.ts"));
    runPulumi(process.cwd(), ${JSON.stringify([...plain, ...args])}).catch(() => (process.exitCode = 1));`;
  return start(process.execPath, ["-e", script], folder, environment);
}

/**
 * Waits until all planned faults of a simulator but `left` are under way, which keeps their calls in flight.
 *
 * @throws Error where the run has ended before
 */
export async function untilInFlight(
  { faults }: Pick<SimulatorServer, "faults">,
  run: StartedPulumi,
  left = 0,
): Promise<void> {
  while (faults.unconsumed().length > left) {
    const ended = await Promise.race([run.finished, wait(5)]);
    if (ended) throw new Error(`The run ended before its calls were in flight:\n${ended.output}`);
  }
}

function start(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): StartedPulumi {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
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
