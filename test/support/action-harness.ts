import type { ActionDescription, EnvironmentVariable } from "../../action-src/define-action";
import type { Platform } from "../../action-src/runtime/run/platform";
import type { ActionHandler } from "../../action-src/runtime/run/run-action";
import type { BackendSim } from "../../sim/backends/define-sim";
import type { LogEntry } from "../../sim/http/request-log";
import type { SimulatorServer } from "../../sim/http/simulator-server";
import { codeOf, HandlerWorld } from "../action-src/support/handler-world";

export { codeOf };

/** An action, as its folder has it. */
export interface ActionParts<Outputs> {
  readonly action: Pick<ActionDescription, "name" | "environment">;
  readonly createHandler: (platform: Platform) => ActionHandler<Outputs>;
  readonly sim: BackendSim;
}

const SECRET = "secret-of-the-harness-5d1c";
/** Faults that answer nothing more, so that only the clock can go on. */
const STALLS = ["stall", "drip"];

/**
 * Any action in a warm runtime of its own, under a virtual clock, over real sockets to the backend that its `sim.ts`
 * plays. Waiting takes no time: an outage of ten seconds is over in milliseconds.
 *
 * `backend.faults.plan(…)` makes the backend fail, `backend.log` is what it was asked, `records` what the action logged.
 */
export class ActionHarness<Outputs> extends HandlerWorld<Outputs> {
  private readonly known = new Set<LogEntry>();

  /** Starts the backend, and gives the action the environment that a deployment to the simulators would. */
  static async start<Outputs>(parts: ActionParts<Outputs>): Promise<ActionHarness<Outputs>> {
    const backend = await parts.sim.start(parts.action.name, SECRET);
    return new ActionHarness(parts, backend);
  }

  private constructor(
    { action, createHandler, sim }: ActionParts<Outputs>,
    readonly backend: SimulatorServer,
  ) {
    super(createHandler, environmentOf(action, sim.configuration({ url: backend.url, secret: SECRET })));
  }

  /** Ends the backend. @throws Error where a planned fault did not happen, for then the test did not test it */
  async close(): Promise<void> {
    await this.backend.close();
    const unused = this.backend.faults.unconsumed().map(({ fault }) => fault.kind);
    if (unused.length > 0) throw new Error(`Planned faults did not happen: ${unused.join(", ")}`);
  }

  protected override isBusy(): boolean {
    for (const entry of this.backend.log.entries) {
      if (this.known.has(entry)) continue;
      this.known.add(entry);
      if (STALLS.includes(entry.fault ?? "")) this.noteStall(entry.path);
    }
    return super.isBusy();
  }
}

function environmentOf(
  { environment }: ActionParts<unknown>["action"],
  configuration: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries<EnvironmentVariable>(environment).map(([name, { configKey, default: fallback }]) => [
      name,
      configuration[configKey] ?? fallback,
    ]),
  );
}
