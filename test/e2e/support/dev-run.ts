import { spawn, type ChildProcess } from "node:child_process";

/** For a machine with much else to do. */
const PATIENCE_MS = 60_000;

/** A running `npm run dev`. */
export interface DevRun {
  readonly pid: number;
  /** Waits until what it has printed since the last call matches; takes that away. @throws Error when it ends before */
  readonly until: (pattern: RegExp) => Promise<string>;
  /** Ends it as Ctrl-C does; its exit code. */
  readonly interrupt: () => Promise<number | null>;
}

/** Starts `npm run dev` in a copy of the checkout. */
export function startDev(folder: string, environment: NodeJS.ProcessEnv, ...args: string[]): DevRun {
  const child: ChildProcess = spawn(process.execPath, ["load/run.js", "commands/dev/main.ts", ...args], {
    cwd: folder,
    env: { ...environment, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let ended: number | null | undefined;
  const listeners = new Set<() => void>();
  const notify = (): void => listeners.forEach((listener) => listener());
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      notify();
    });
  const closed = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      ended = code;
      notify();
      resolve(code);
    });
  });
  return {
    pid: child.pid ?? 0,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(
            new Error(
              `npm run dev did not print ${String(pattern)} within ${PATIENCE_MS} ms, but:\n${output}`,
            ),
          );
        }, PATIENCE_MS);
        const look = (): void => {
          const match = pattern.exec(output);
          if (!match && ended === undefined) return;
          listeners.delete(look);
          clearTimeout(timer);
          if (!match) return reject(new Error(`npm run dev ended with ${ended}:\n${output}`));
          const seen = output.slice(0, match.index + match[0].length);
          output = output.slice(seen.length);
          resolve(seen);
        };
        listeners.add(look);
        look();
      }),
    interrupt: () => {
      child.kill("SIGINT");
      return closed;
    },
  };
}
