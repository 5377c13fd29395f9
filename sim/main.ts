import { command } from "../load/command";
import { commandLine, readArguments } from "../load/command-line";
import { maskQuery, type LogEntry } from "./http/request-log";
import { readSettings, runSimulators } from "./run-simulators";

const LINE = commandLine({
  name: "sim",
  summary:
    "Runs the simulators of CXone and of the CRM in the foreground until Ctrl-C, with a log line per request. " +
    "SIM_CXONE_PORT and SIM_CRM_PORT are their ports (default 18080 and 18081, 0 for free ones); SIM_DATA_DIR is where " +
    "CXone keeps its actions (default .sim).",
  options: {},
  example: "npm run sim",
});

/**
 * Runs both simulators in the foreground until SIGINT or SIGTERM, then exits with 0. Prints both URLs and a line for
 * each request. Exits with 1, after one line that says what to do, where a port is in use or is no port.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const settings = readSettings(process.env, projectRoot);
    const simulators = await runSimulators(settings, (entry) => console.log(formatRequest(entry)));
    console.log(`CXone simulator: ${simulators.cxone.url} (actions in ${settings.dataDir})`);
    console.log(`CRM simulator:   ${simulators.crm.url}`);
    console.log("Ctrl-C ends both.");
    const end = (): void => void simulators.close().then(() => process.exit(0));
    process.once("SIGINT", end).once("SIGTERM", end);
  },
});

/** One line: time, service, method and path without the values of its query, status or what became of it, and how long it took. */
export function formatRequest({ service, time, method, path, status, durationMs, fault }: LogEntry): string {
  const outcome = status === null ? "no answer" : `${status} in ${durationMs ?? 0} ms`;
  return `${time} ${service} ${method} ${maskQuery(path)} ${outcome}${fault === undefined ? "" : ` [fault: ${fault}]`}`;
}
