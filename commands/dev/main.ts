import * as path from "node:path";
import { actionNames } from "../../infra/actions/discover-actions";
import { command } from "../../load/command";
import type { TraceLine } from "../../providers/platforms/data-actions-api";
import { sharedKeyWarnings } from "../../sim/backends/shared-keys";
import { findAction } from "../find-action";
import { renderTraceLine } from "../text/render-trace";
import { DeployedActions } from "./deployed-actions";
import { devEnvironment } from "./dev-environment";
import { DevLoop } from "./dev-loop";
import { type DevOptions, parseDevOptions } from "./dev-options";
import { DevSimulators } from "./dev-simulators";
import { freePort } from "./free-port";
import { startTypeChecker } from "./type-checker";
import { watchFiles } from "./watch-files";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run dev`: deploys the actions to simulators of its own on each save, until Ctrl-C. */
export const main = command({
  read: parseDevOptions,
  run: async (options, { projectRoot }) => {
    if (options.run !== undefined) findAction(projectRoot, options.run, "Running", "Name one of these.");
    const interrupted = new Promise<void>((resolve) => {
      process.once("SIGINT", () => resolve()).once("SIGTERM", () => resolve());
    });
    const ports = await debuggerPorts(projectRoot, options);
    const simulators = await DevSimulators.start(projectRoot, {
      onTraceLine: tellTraces(),
      onConsoleLink: (url) => say(`Console opened. For another tab: ${url}`),
      forDebugger: ports.size > 0,
    });
    const api = simulators.api();
    const deployed = new DeployedActions({
      projectRoot,
      api,
      environmentOf: ({ description }) => devEnvironment(description, simulators.offered(), process.env),
      debuggerPortOf: (name) => ports.get(name),
    });
    const inputsFile = inputsFileOf(options);
    const { run } = options;
    const debuggerPort = run === undefined ? undefined : ports.get(run);
    const loop = new DevLoop({ projectRoot, simulators, api, deployed, run, inputsFile, debuggerPort, say });
    const sources = ["action-src", "foundation"].map((folder) => path.join(projectRoot, folder));
    const watch = await watchFiles(
      inputsFile === undefined ? sources : [...sources, inputsFile],
      (file) => /[\\/](?:test|node_modules)(?:[\\/]|$)/.test(path.relative(projectRoot, file)),
      (files) => void loop.noteChanges(files),
    );
    introduce(simulators, ports);
    const types = startTypeChecker(projectRoot, tellTypes());
    await Promise.race([interrupted, loop.noteChanges([])]);
    const isAsked = run !== undefined && process.stdin.isTTY;
    if (isAsked) process.stdin.on("data", () => void loop.runAgain());
    say(`Watching action-src and foundation. ${isAsked ? `Enter runs ${run} again, ` : ""}Ctrl-C ends.`);
    await interrupted;
    process.stdin.pause();
    loop.close();
    await Promise.all([watch.close(), types.close(), simulators.close()]);
    await deployed.close();
  },
});

/** A port for each action: the first for the one that is run. None without `--inspect`. */
async function debuggerPorts(
  projectRoot: string,
  { inspectPort, run }: DevOptions,
): Promise<ReadonlyMap<string, number>> {
  const ports = new Map<string, number>();
  if (inspectPort === undefined) return ports;
  const others = actionNames(projectRoot).filter((name) => name !== run);
  for (const [index, name] of [...(run === undefined ? [] : [run]), ...others].entries())
    ports.set(name, inspectPort === 0 ? await freePort() : inspectPort + index);
  return ports;
}

function inputsFileOf({ inputs }: DevOptions): string | undefined {
  // npm changes into the project's folder; INIT_CWD is where the person is.
  return inputs === undefined ? undefined : path.resolve(process.env["INIT_CWD"] ?? process.cwd(), inputs);
}

function introduce({ cxone, crm, backends }: DevSimulators, ports: ReadonlyMap<string, number>): void {
  say(`Simulators of this run: CXone ${cxone.url}, CRM ${crm.url}`);
  say(`Console: ${cxone.consoleUrl} (a link for one tab)`);
  for (const { name, url } of backends)
    say(`Backend of ${name}: ${url} (POST ${url}/sim/faults makes it fail)`);
  sharedKeyWarnings(backends).forEach(say);
  for (const [name, port] of ports)
    say(`Debugger of ${name}: 127.0.0.1:${port}, from its first execution, which waits for one`);
}

/** Tells what executions log as it happens, each line with the time since its execution's first. */
function tellTraces(): (executionId: string, line: TraceLine) => void {
  let current = { executionId: "", since: "" };
  return (executionId, line) => {
    if (executionId !== current.executionId) current = { executionId, since: line.time };
    say(`  ${renderTraceLine(line, current.since)}`);
  };
}

/** Says what is wrong with the types when that changes. */
function tellTypes(): (messages: readonly string[]) => void {
  let told: string | undefined;
  return (messages) => {
    const text =
      messages.length === 0
        ? "Types: no errors."
        : `Types:\n${messages.map((line) => `  ${line}`).join("\n")}`;
    if (text !== told) say(text);
    told = text;
  };
}
