import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import * as path from "node:path";
import { forgetTypeScript } from "../../load/load-typescript.js";
import { connectToCxone } from "../../providers/platforms/cxone/connect";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { systemDependencies } from "../../providers/platforms/rest/system-dependencies";
import { runBackends, type RunningBackend, type RunningBackends } from "../../sim/backends/run-backends";
import type { CrmSimulator } from "../../sim/crm/start-crm";
import { startSwitchableCrm } from "../../sim/crm/start-switchable-crm";
import type { LogLine } from "../../sim/cxone/execution-traces";
import { type CxoneSimulator, startCxone } from "../../sim/cxone/start-cxone";

/** What the development loop's simulators are started with. */
export interface DevSimulatorOptions {
  readonly onTraceLine: (executionId: string, line: LogLine) => void;
  /** Called when the console's link was used up, with the next one. */
  readonly onConsoleLink: (url: string) => void;
  readonly forDebugger: boolean;
}

/**
 * Simulators that belong to one run of `npm run dev`: what it deploys is no stack's, and gone when it ends. The ports of
 * the actions' backends alone are kept, in `.sim/dev`.
 */
export class DevSimulators {
  private constructor(
    private readonly projectRoot: string,
    readonly cxone: CxoneSimulator,
    readonly crm: CrmSimulator,
    private readonly client: { readonly clientId: string; readonly clientSecret: string },
    private readonly forDebugger: boolean,
    private running: RunningBackends,
  ) {}

  /** @throws SIM_BACKEND_INVALID, SOURCE_INVALID */
  static async start(projectRoot: string, options: DevSimulatorOptions): Promise<DevSimulators> {
    const client = { clientId: "dev", clientSecret: randomBytes(24).toString("base64url") };
    const { crm, backend } = await startSwitchableCrm({ credentials: client });
    let made: DevSimulators | undefined;
    const shown = () => [
      backend,
      ...(made?.backends ?? []).flatMap((each) => (each.shown ? [each.shown] : [])),
    ];
    const cxone = await startCxone({
      clients: [client],
      console: { backends: shown, onNewLink: options.onConsoleLink },
      ...options,
    });
    try {
      const backends = await startBackends(projectRoot);
      made = new DevSimulators(projectRoot, cxone, crm, client, options.forDebugger, backends);
      return made;
    } catch (error) {
      await Promise.all([cxone.close(), crm.close()]);
      throw error;
    }
  }

  get backends(): readonly RunningBackend[] {
    return this.running.all;
  }

  /** The data actions of the simulated CXone; without a time limit where somebody may stand at a breakpoint. */
  api(): DataActionsApi {
    const { clock } = systemDependencies;
    const endless = { ...clock, setTimer: () => () => undefined };
    return connectToCxone(
      { baseUrl: this.cxone.url, ...this.client },
      this.forDebugger ? { ...systemDependencies, clock: endless } : systemDependencies,
    );
  }

  /** What they offer, by configuration key. */
  offered(): Record<string, string> {
    const { crm, client } = this;
    const ours = {
      crmBaseUrl: crm.apiBaseUrl,
      crmAuthUrl: crm.tokenUrl,
      crmClientId: client.clientId,
      crmClientSecret: client.clientSecret,
    };
    return Object.assign({}, ...this.backends.map(({ configuration }) => configuration), ours) as typeof ours;
  }

  /** Loads the actions' backends anew. @throws SIM_BACKEND_INVALID, SOURCE_INVALID; then none runs */
  async restartBackends(): Promise<void> {
    await this.running.close();
    this.running = { all: [], close: () => Promise.resolve() };
    this.running = await startBackends(this.projectRoot);
  }

  async close(): Promise<void> {
    await Promise.all([this.cxone.close(), this.crm.close(), this.running.close()]);
  }
}

function startBackends(projectRoot: string): Promise<RunningBackends> {
  const dataDir = path.join(projectRoot, ".sim", "dev");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  forgetTypeScript();
  return runBackends({
    actionsFolder: path.join(projectRoot, "action-src"),
    dataDir,
    belongsTo: { owner: randomBytes(16).toString("hex"), dataDir },
  });
}
