import { command } from "../load/command";
import { commandLine, readArguments } from "../load/command-line";
import { maskQuery, type LogEntry } from "./http/request-log";
import { readSettings, runSimulators, type Simulators } from "./run-simulators";
import { credentialsFileIn, simulatorCredentials } from "./simulator-credentials";

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
 * Runs both simulators in the foreground until SIGINT or SIGTERM, then exits with 0. Prints both URLs, where the
 * credentials are, and a line for each request. Exits with 1, after one line that says what to do, where a port is in
 * use or is no port.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const { dataDir, ...ports } = readSettings(process.env, projectRoot);
    const credentials = simulatorCredentials(dataDir, process.env);
    const onConsoleLink = (url: string): void => console.log(`Console opened. For another tab: ${url}`);
    const simulators = await runSimulators({ ...ports, dataDir, credentials, onConsoleLink }, (entry) =>
      console.log(formatRequest(entry)),
    );
    for (const line of introduction(simulators, dataDir)) console.log(line);
    const end = (): void => void simulators.close().then(() => process.exit(0));
    process.once("SIGINT", end).once("SIGTERM", end);
  },
});

/** What `npm run sim` says first: the addresses, and how to deploy there without a secret on the screen. */
export function introduction({ cxone, crm }: Pick<Simulators, "cxone" | "crm">, dataDir: string): string[] {
  const file = credentialsFileIn(dataDir);
  const set = "npm run pulumi -- config set";
  const pick = (of: string): string => `node -p 'require(${JSON.stringify(file)}).${of}'`;
  return [
    `CXone simulator: ${cxone.url} (actions in ${dataDir})`,
    `CRM simulator:   ${crm.url}`,
    `Console:         ${cxone.consoleUrl} (a link for one tab; the next one is printed here)`,
    `Credentials:     ${file} (readable by you alone; SIM_CXONE_CLIENT_ID and its like replace them)`,
    "`npm start` deploys here. For a stack of your own:",
    `  ${set} cxoneBaseUrl ${cxone.url}`,
    `  ${set} crmBaseUrl ${crm.apiBaseUrl}`,
    `  ${set} crmAuthUrl ${crm.tokenUrl}`,
    `  ${pick("cxone.clientId")} | ${set} cxoneClientId`,
    `  ${pick("cxone.clientSecret")} | ${set} --secret cxoneClientSecret`,
    `  ${pick("crm.clientId")} | ${set} crmClientId`,
    `  ${pick("crm.clientSecret")} | ${set} --secret crmClientSecret`,
    "Ctrl-C ends both.",
  ];
}

/** One line: time, service, method and path without the values of its query, status or what became of it, and how long it took. */
export function formatRequest({ service, time, method, path, status, durationMs, fault }: LogEntry): string {
  const outcome = status === null ? "no answer" : `${status} in ${durationMs ?? 0} ms`;
  return `${time} ${service} ${method} ${maskQuery(path)} ${outcome}${fault === undefined ? "" : ` [fault: ${fault}]`}`;
}
