import * as path from "node:path";
import { command } from "../../load/command";
import { findAction } from "../find-action";
import { withDeployedAction, type DeployedAction } from "../local/deployed-action";
import { readInputs } from "../text/read-inputs";
import { renderTrace } from "../text/render-trace";
import { type ExecuteOptions, parseExecuteOptions } from "./execute-options";

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** `npm run execute -- ACTION --stack S [--inputs FILE] [--trace]`: executes a deployed action once. */
export const main = command({
  read: parseExecuteOptions,
  run: async (options, { projectRoot }) => {
    const inputs = await inputsOf(projectRoot, options);
    await withDeployedAction(projectRoot, options, "Executing", (deployed) =>
      execute(deployed, inputs, options),
    );
  },
});

function inputsOf(projectRoot: string, { action, inputs }: ExecuteOptions) {
  // npm changes into the project's folder; INIT_CWD is where the person is.
  const here = process.env["INIT_CWD"] ?? process.cwd();
  if (inputs !== undefined) return readInputs(inputs === "-" ? inputs : path.resolve(here, inputs));
  return Promise.resolve(
    findAction(projectRoot, action, "Executing", "Name one of these, or give --inputs FILE.").description
      .smokeTest.inputs,
  );
}

async function execute(
  { api, id }: DeployedAction,
  inputs: Readonly<Record<string, unknown>>,
  { action, stack, trace }: ExecuteOptions,
): Promise<void> {
  const showTrace = async (executionId: string): Promise<void> => {
    const read = await api.readExecution(id, executionId);
    say(read ? renderTrace(read) : `The platform keeps no trace of execution ${executionId}.`);
  };
  const result = await api.executeAction(id, inputs).catch(async (error: unknown) => {
    const { executionId } = error as { executionId?: string };
    // What was executed failed, and that is what there is to say: not that its trace cannot be read either.
    if (executionId !== undefined) await showTrace(executionId).catch(() => undefined);
    throw error;
  });
  const { outputs, executionId, durationMs } = result;
  process.stdout.write(`${JSON.stringify(outputs, undefined, 2)}\n`);
  const took = durationMs === undefined ? "" : ` in ${durationMs} ms`;
  say(`Executed ${action}${took}${executionId === undefined ? "." : `: execution ${executionId}.`}`);
  if (executionId === undefined) return;
  if (trace) await showTrace(executionId);
  else say(`Its trace: npm run traces -- ${action} ${executionId} --stack ${stack}`);
}
