import { createAxiosTransport } from "../../../action-src/runtime/http/axios-transport";
import type { Platform } from "../../../action-src/runtime/run/platform";
import type { ActionHandler } from "../../../action-src/runtime/run/run-action";
import type { HttpTransport } from "../../../foundation/http-transport";
import { VirtualClock } from "../../support/virtual-clock";

/** A backend that tells when it will answer no more. */
interface StallingServer {
  onStall: (path: string) => void;
}

/** A record of the audit log as the logger got it. */
export interface LoggedRecord {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A warm runtime of any action under a virtual clock, talking over real sockets to its backend. */
export class HandlerWorld<Outputs> {
  readonly clock = new VirtualClock();
  readonly records: LoggedRecord[] = [];
  random = 0.5;
  private readonly inFlight = new Set<{ readonly url: string; isStalled: boolean }>();
  private readonly handler: ActionHandler<Outputs>;

  constructor(
    createHandler: (platform: Platform) => ActionHandler<Outputs>,
    readonly environment: Record<string, string | undefined>,
    server?: StallingServer,
  ) {
    if (server) server.onStall = (path) => this.noteStall(path);
    this.handler = createHandler({
      clock: this.clock,
      random: () => this.random,
      transport: this.watch(createAxiosTransport()),
      environment,
      newExecutionId: () => "execution-1",
    });
  }

  /** Executes the action to its end, in as little real time as the sockets need. */
  async execute(inputs: unknown): Promise<Outputs> {
    return this.clock.run(this.begin(inputs), () => this.isBusy());
  }

  /** Executes several at once. */
  async executeAll(all: readonly unknown[]): Promise<Outputs[]> {
    return this.clock.run(Promise.all(all.map((inputs) => this.begin(inputs))), () => this.isBusy());
  }

  /** Executes and tells how long it took on the virtual clock. */
  async time(inputs: unknown): Promise<{ outputs: Outputs; tookMs: number }> {
    const startedAtMs = this.clock.monotonicMs();
    const outputs = await this.execute(inputs);
    return { outputs, tookMs: this.clock.monotonicMs() - startedAtMs };
  }

  begin(inputs: unknown): Promise<Outputs> {
    const log = (level: string) => (message: string, fields?: object) =>
      this.records.push({ level, message, fields: { ...fields } });
    return this.handler({ logger: { info: log("info"), warn: log("warn"), error: log("error") } }, inputs);
  }

  /** A request to this path gets no more of its answer: only the clock can end it. */
  protected noteStall(path: string): void {
    const stalled = [...this.inFlight].find(({ url, isStalled }) => !isStalled && url.endsWith(path));
    if (stalled) stalled.isStalled = true;
  }

  /** Whether a request is under way that the clock has to wait for. */
  protected isBusy(): boolean {
    return [...this.inFlight].some(({ isStalled }) => !isStalled);
  }

  private watch(transport: HttpTransport): HttpTransport {
    return async (request, signal) => {
      const entry = { url: request.url, isStalled: false };
      this.inFlight.add(entry);
      return transport(request, signal).finally(() => this.inFlight.delete(entry));
    };
  }
}

/** The code that `errorDetails` starts with. */
export function codeOf(outputs: { readonly errorDetails?: string | undefined }): string | undefined {
  return outputs.errorDetails?.split(":")[0];
}
