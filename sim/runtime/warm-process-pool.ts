import type { WarmProcess } from "./warm-process";

/** Idle processes beyond this are ended, the longest unused first: each takes tens of MB. */
const MAX_WARM_PROCESSES = 8;

/** The processes of a simulator's actions, each kept warm until what it runs has changed. */
export class WarmProcessPool {
  private readonly warm = new Map<string, { version: string; process: WarmProcess }>();
  /** Processes that are not used for new executions any more, until they have ended. */
  private readonly leaving = new Set<WarmProcess>();
  private closed = false;

  /**
   * The warm process of an action, or a new one where there is none, it has ended, or it runs another version.
   *
   * @throws Error the pool is closed
   */
  processFor(actionId: string, version: string, start: () => WarmProcess): WarmProcess {
    if (this.closed) throw new Error("The runtime is closed.");
    const warm = this.warm.get(actionId);
    if (warm?.process.usable && warm.version === version) {
      // A Map keeps the order of insertion: taken out and put back, the entry is the last to be evicted.
      this.warm.delete(actionId);
      this.warm.set(actionId, warm);
      return warm.process;
    }
    this.retire(actionId);
    this.makeRoom();
    const process = start();
    this.warm.set(actionId, { version, process });
    return process;
  }

  /** Ends the process of an action that was replaced or deleted, once its executions have ended or `atOnce`. */
  retire(actionId: string, { atOnce = false }: { readonly atOnce?: boolean } = {}): void {
    const process = this.warm.get(actionId)?.process;
    if (!process) return;
    this.warm.delete(actionId);
    this.leave(process);
    if (atOnce) process.kill();
  }

  /** Ends every process at once. */
  async close(): Promise<void> {
    this.closed = true;
    const all = [...[...this.warm.values()].map(({ process }) => process), ...this.leaving];
    for (const process of all) process.kill();
    await Promise.all(all.map((process) => process.ended));
  }

  private makeRoom(): void {
    for (const [actionId, { process }] of this.warm) {
      if (this.warm.size < MAX_WARM_PROCESSES) return;
      if (process.runningCount === 0) this.retire(actionId);
    }
  }

  private leave(process: WarmProcess): void {
    this.leaving.add(process);
    void process.ended.then(() => this.leaving.delete(process));
    process.retire();
  }
}
