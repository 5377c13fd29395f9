import { maskQuery, type LogEntry } from "./http/request-log";
import { projectRoot } from "./project-root";
import { readSettings, runSimulators, SimulatorStartError } from "./run-simulators";

/**
 * Runs both simulators in the foreground until SIGINT or SIGTERM, then exits with 0. Prints both URLs and a line for
 * each request. Exits with 1, after one line that says what to do, where a port is in use or is no port.
 */
export async function main(): Promise<void> {
  try {
    const settings = readSettings(process.env, projectRoot());
    const simulators = await runSimulators(settings, (entry) => console.log(formatRequest(entry)));
    console.log(`CXone simulator: ${simulators.cxone.url} (actions in ${settings.dataDir})`);
    console.log(`CRM simulator:   ${simulators.crm.url}`);
    console.log("Ctrl-C ends both.");
    const end = (): void => void simulators.close().then(() => process.exit(0));
    process.once("SIGINT", end).once("SIGTERM", end);
  } catch (error) {
    if (!(error instanceof SimulatorStartError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** One line: time, service, method and path without the values of its query, status or what became of it, and how long it took. */
export function formatRequest({ service, time, method, path, status, durationMs, fault }: LogEntry): string {
  const outcome = status === null ? "no answer" : `${status} in ${durationMs ?? 0} ms`;
  return `${time} ${service} ${method} ${maskQuery(path)} ${outcome}${fault === undefined ? "" : ` [fault: ${fault}]`}`;
}
