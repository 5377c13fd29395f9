import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { ACTION_PROCESS_FILE } from "./action-process-file.js";
import type { ChildMessage, ExecuteMessage } from "./child-messages";
import { unzipCode } from "./unzip-code";

/** A start that takes longer has hung in the handler's top-level code. */
const START_TIMEOUT_MS = 10_000;

/** How an execution ended. */
export type ExecutionOutcome =
  | { readonly kind: "succeeded"; readonly outputs: unknown }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "timed-out"; readonly message: string };

/** What a process is started with. */
export interface WarmProcessOptions {
  readonly zip: Buffer;
  /** The absolute path of the platform's calling convention, and what it is told besides the folder. */
  readonly convention: readonly [file: string, ...options: string[]];
  /** The process sees these variables and no others. */
  readonly environment: Readonly<Record<string, string>>;
  readonly nodePath: string;
  readonly onLog: (line: Extract<ChildMessage, { type: "log" }>) => void;
}

/** A process with one version of one action loaded; it serves many executions, several at once. */
export class WarmProcess {
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  private readonly running = new Map<string, (outcome: ExecutionOutcome) => void>();
  private readonly onLog: WarmProcessOptions["onLog"];
  private endMessage = "The action's process ended.";
  private retired = false;

  /** Resolves when the process has ended and its folder is gone. */
  readonly ended: Promise<void>;

  constructor({ zip, convention, environment, nodePath, onLog }: WarmProcessOptions) {
    this.onLog = onLog;
    this.folder = unpack(zip);
    this.child = fork(ACTION_PROCESS_FILE, [...convention], {
      cwd: this.folder,
      env: { ...environment },
      execPath: nodePath,
      execArgv: ["--max-old-space-size=256"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child.on("message", (message) => {
      // A handler can get at the channel, and write anything there.
      if (typeof message === "object" && message !== null) this.receive(message as ChildMessage);
    });
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => resolve(this.end(`The action's process: ${error.message}`)));
      this.child.once("exit", (code, signal) => resolve(this.end(`(${signal ?? `exit code ${code}`})`)));
    });
    this.ready = this.start();
  }

  /** How many executions are under way. */
  get runningCount(): number {
    return this.running.size;
  }

  /** False once the process has ended, or is to end. */
  usable = true;

  /** Runs one execution. The time to load the action does not count against `timeoutMs`. */
  async execute(message: ExecuteMessage, timeoutMs: number): Promise<ExecutionOutcome> {
    const outcome = new Promise<ExecutionOutcome>((resolve) => {
      this.running.set(message.executionId, resolve);
    });
    await this.ready;
    // Not running any more when the process ended while it loaded.
    if (this.running.has(message.executionId)) this.child.send(message, () => undefined);
    const timer = setTimeout(() => this.timeOut(message.executionId, timeoutMs), timeoutMs);
    const settled = await outcome;
    clearTimeout(timer);
    if (this.retired && this.running.size === 0) this.kill();
    return settled;
  }

  /** Lets the executions under way finish, then ends the process. */
  retire(): void {
    this.usable = false;
    this.retired = true;
    if (this.running.size === 0) this.kill();
  }

  /** Ends the process at once; executions under way fail. */
  kill(): void {
    this.usable = false;
    this.child.kill("SIGKILL");
  }

  private start(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.endMessage = `The action did not load within ${START_TIMEOUT_MS} ms`;
        this.kill();
      }, START_TIMEOUT_MS);
      const settle = () => {
        clearTimeout(timer);
        resolve();
      };
      this.child.once("message", settle);
      void this.ended.then(settle);
    });
  }

  private receive(message: ChildMessage): void {
    switch (message.type) {
      case "ready":
        return;
      case "crashed":
        this.endMessage = `The action's process crashed: ${message.message}`;
        this.usable = false;
        return;
      case "log":
        this.onLog(message);
        return;
      case "succeeded":
        this.settle(message.executionId, { kind: "succeeded", outputs: message.outputs });
        return;
      case "failed":
        this.settle(message.executionId, { kind: "failed", message: message.message });
        return;
    }
  }

  private timeOut(executionId: string, timeoutMs: number): void {
    const message = `The execution did not end within its ${timeoutMs / 1000} s.`;
    this.settle(executionId, { kind: "timed-out", message });
    this.endMessage = "Another execution in the same process reached its timeout, which ended the process";
    this.kill();
  }

  private settle(executionId: string, outcome: ExecutionOutcome): void {
    this.running.get(executionId)?.(outcome);
    this.running.delete(executionId);
  }

  private end(how: string): void {
    this.usable = false;
    rmSync(this.folder, { recursive: true, force: true });
    const message = `${this.endMessage} ${how}`;
    for (const executionId of [...this.running.keys()]) {
      this.settle(executionId, { kind: "failed", message });
    }
  }
}

/** Writes a ZIP's files into a new folder of their own. */
function unpack(zip: Buffer): string {
  const folder = mkdtempSync(path.join(tmpdir(), "sim-action-"));
  for (const [name, content] of Object.entries(unzipCode(zip))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}
