import { command } from "../load/command";
import { commandLine, readArguments } from "../load/command-line";
import { backendFileIn } from "./backends/kept-backend";
import type { RunningBackend } from "./backends/run-backends";
import { sharedKeyWarnings } from "./backends/shared-keys";
import { maskQuery, type LogEntry } from "./http/request-log";
import { readSettings, runSimulators, type Simulators } from "./run-simulators";
import { credentialsFileIn, simulatorCredentials } from "./simulator-credentials";

const LINE = commandLine({
  name: "sim",
  summary:
    "Runs the simulators of CXone, of Genesys Cloud, of the CRM and of the backends that actions bring (sim.ts) in the " +
    "foreground until Ctrl-C, with a log line per request. SIM_CXONE_PORT, SIM_CRM_PORT and SIM_GENESYS_PORT are their ports (default 18080, 18081 and 18082, 0 for " +
    "free ones); SIM_DATA_DIR is where the first two keep what is deployed (default .sim).",
  options: {},
  example: "npm run sim",
});

/**
 * Runs all simulators in the foreground until SIGINT or SIGTERM, then exits with 0. Prints their URLs, where the
 * credentials are, and a line for each request. Exits with 1, after one line that says what to do, where a port is in
 * use or is no port.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const { dataDir, ...settings } = readSettings(process.env, projectRoot);
    const credentials = simulatorCredentials(dataDir, process.env);
    const onConsoleLink = (url: string): void => console.log(`Console opened. For another tab: ${url}`);
    const simulators = await runSimulators({ ...settings, dataDir, credentials, onConsoleLink }, (entry) =>
      console.log(formatRequest(entry)),
    );
    for (const line of introduction(simulators, dataDir)) console.log(line);
    const end = (): void => void simulators.close().then(() => process.exit(0));
    process.once("SIGINT", end).once("SIGTERM", end);
  },
});

/** What `npm run sim` says first: the addresses, and how to deploy there without a secret on the screen. */
export function introduction(
  { cxone, genesys, crm, backends }: Pick<Simulators, "cxone" | "genesys" | "crm" | "backends">,
  dataDir: string,
): string[] {
  const file = credentialsFileIn(dataDir);
  const set = "npm run pulumi -- config set";
  const pick = (of: string): string => `node -p 'require(${JSON.stringify(file)}).${of}'`;
  return [
    `CXone simulator:         ${cxone.url} (actions in ${dataDir})`,
    `CRM simulator:           ${crm.url}`,
    `Genesys Cloud simulator: ${genesys.url} (its login, too; uploads go to ${genesys.uploadUrl})`,
    `Console:                 ${cxone.consoleUrl} (a link for one tab; the next one is printed here)`,
    ...backends.map(({ name, url }) => `Backend of ${name}: ${url}`),
    "                         A sim.ts that is made or changed from now on is read by the next npm run sim.",
    ...sharedKeyWarnings(backends),
    `Credentials:             ${file} (readable by you alone; SIM_CXONE_CLIENT_ID and its like replace them)`,
    "`npm start` deploys here. For a stack of your own:",
    `  ${set} cxoneBaseUrl ${cxone.url}`,
    `  ${set} crmBaseUrl ${crm.apiBaseUrl}`,
    `  ${set} crmAuthUrl ${crm.tokenUrl}`,
    `  ${pick("cxone.clientId")} | ${set} cxoneClientId`,
    `  ${pick("cxone.clientSecret")} | ${set} --secret cxoneClientSecret`,
    `  ${pick("crm.clientId")} | ${set} crmClientId`,
    `  ${pick("crm.clientSecret")} | ${set} --secret crmClientSecret`,
    ...backends.flatMap((backend) => settingsOf(backend, dataDir, set)),
    "For a stack on Genesys Cloud, instead of the three lines of CXone:",
    `  ${set} platform genesys-cloud`,
    `  ${set} genesysBaseUrl ${genesys.url}`,
    `  ${set} genesysLoginUrl ${genesys.loginUrl}`,
    `  ${pick("genesysCloud.clientId")} | ${set} genesysClientId`,
    `  ${pick("genesysCloud.clientSecret")} | ${set} --secret genesysClientSecret`,
    "Ctrl-C ends all.",
  ];
}

/** How what an action's backend offers is set in a stack, its secret out of the file that has it. */
function settingsOf(
  { name, secret, configuration }: Pick<RunningBackend, "name" | "secret" | "configuration">,
  dataDir: string,
  set: string,
): string[] {
  const file = JSON.stringify(backendFileIn(dataDir, name));
  return Object.entries(configuration).map(([key, value]) => {
    if (value === secret) return `  node -p 'require(${file}).secret' | ${set} --secret ${key}`;
    return `  ${set} ${key} ${value.replaceAll(secret, "…")}`;
  });
}

/** One line: time, service, method and path without the values of its query, status or what became of it, and how long it took. */
export function formatRequest({ service, time, method, path, status, durationMs, fault }: LogEntry): string {
  const outcome = status === null ? "no answer" : `${status} in ${durationMs ?? 0} ms`;
  return `${time} ${service} ${method} ${maskQuery(path)} ${outcome}${fault === undefined ? "" : ` [fault: ${fault}]`}`;
}
