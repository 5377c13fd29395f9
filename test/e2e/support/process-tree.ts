import { execFileSync } from "node:child_process";
import * as fs from "node:fs";

/** A process of this machine. */
export interface RunningProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly commandLine: string;
}

/** The processes below `pid`, however deep; `pid` itself is not among them. */
export function descendantsOf(pid: number): RunningProcess[] {
  const all = everyProcess();
  const found: RunningProcess[] = [];
  for (let parents = new Set([pid]); parents.size > 0;) {
    const children = all.filter(({ parentPid }) => parents.has(parentPid));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/** Those of the processes that have not ended. */
export function stillRunning(processes: readonly RunningProcess[]): RunningProcess[] {
  const all = everyProcess();
  // Their parents change when theirs end; one that nobody has waited for has no command line.
  return processes.filter(({ pid, commandLine }) =>
    all.some((other) => other.pid === pid && other.commandLine === commandLine),
  );
}

/** Ends processes of the test's own at once, those apart that have ended meanwhile. */
export function killAll(processes: readonly RunningProcess[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

function everyProcess(): RunningProcess[] {
  return process.platform === "linux" ? fromProc() : fromPs();
}

function fromProc(): RunningProcess[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = fs.readFileSync(`/proc/${name}/status`, "utf8");
        const commandLine = fs.readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
        return [{ pid: Number(name), parentPid: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), commandLine }];
      } catch {
        // It ended while the list was read.
        return [];
      }
    });
}

function fromPs(): RunningProcess[] {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parentPid, commandLine = ""] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parentPid: Number(parentPid), commandLine }];
  });
}

/** Whether a process is one that runs our provider. */
export function isProvider({ commandLine }: RunningProcess): boolean {
  return commandLine.startsWith("node ") && commandLine.includes("cmd/dynamic-provider");
}
