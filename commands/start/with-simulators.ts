import { readSettings, runSimulators } from "../../sim/run-simulators";

/** Where the simulators listen. */
export interface SimulatorUrls {
  readonly cxoneUrl: string;
  readonly crmUrl: string;
}

/**
 * Runs `work` with both simulators listening: those of `npm run sim` where they run already, otherwise its own, which
 * end with the work.
 *
 * @throws SIM_PORT_IN_USE where something else listens on a simulator's port
 */
export async function withSimulators(
  projectRoot: string,
  say: (line: string) => void,
  work: (urls: SimulatorUrls) => Promise<void>,
): Promise<void> {
  const settings = readSettings(process.env, projectRoot);
  const urls = {
    cxoneUrl: `http://127.0.0.1:${settings.cxonePort}`,
    crmUrl: `http://127.0.0.1:${settings.crmPort}`,
  };
  if ((await answers(urls.cxoneUrl, "cxone-sim")) && (await answers(urls.crmUrl, "crm-sim"))) {
    say(`Using the simulators that run already: CXone ${urls.cxoneUrl}, CRM ${urls.crmUrl}`);
    return work(urls);
  }
  const simulators = await runSimulators(settings);
  say(`Simulators started: CXone ${urls.cxoneUrl}, CRM ${urls.crmUrl}`);
  try {
    await work(urls);
  } finally {
    await simulators.close();
  }
}

async function answers(url: string, service: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/sim/health`, { signal: AbortSignal.timeout(2_000) });
    return ((await response.json()) as { service?: string }).service === service;
  } catch {
    return false;
  }
}
