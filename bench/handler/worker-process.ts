import { type ChildProcess, fork } from "node:child_process";
import * as path from "node:path";

/** One process of the benchmark, so that its CPU time is its own. */
export interface WorkerProcess {
  /**
   * Runs a command in the process and waits for its result.
   * @throws Error what the command threw there, or that the process ended
   */
  call<T>(command: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Reply {
  readonly value?: unknown;
  readonly error?: string;
}

/** Starts `bench/<name>/main.ts` in a process of its own; its `main` is to call `serveCommands`. */
export function startWorkerProcess(projectRoot: string, name: string): WorkerProcess {
  const child = fork(path.join(projectRoot, "load", "run.js"), [`bench/${name}/main.ts`], {
    stdio: ["ignore", 2, 2, "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    call: (command, argument) => ask(child, name, { command, argument }),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

function ask<T>(child: ChildProcess, name: string, message: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`bench/${name} ended with code ${code}.`));
    child.once("exit", onExit);
    child.once("message", ({ value, error }: Reply) => {
      child.off("exit", onExit);
      if (error === undefined) resolve(value as T);
      else reject(new Error(`bench/${name} failed: ${error}`));
    });
    child.send(message);
  });
}

/** The other side: runs the commands of the parent, one at a time, until it goes. */
export function serveCommands(commands: Readonly<Record<string, (argument: never) => unknown>>): void {
  process.on("message", ({ command, argument }: { command: string; argument: unknown }) => {
    Promise.resolve()
      .then(() => commands[command]?.(argument as never))
      .then(
        (value) => process.send?.({ value } satisfies Reply),
        (error: unknown) =>
          process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.once("disconnect", () => process.exit());
}
