import * as path from "node:path";
import type { ActionDescription } from "../../action-src/define-action";
import { maskKnownSecrets } from "../../foundation/mask-secrets.js";
import { discoverActions } from "../../infra/actions/discover-actions";
import { command } from "../../load/command";
import { findAction } from "../find-action";
import { withDeployedAction, type DeployedAction } from "../local/deployed-action";
import { insteadOfTraces } from "../text/instead-of-traces";
import { outputProblems, renderOutputProblems } from "../text/output-problems";
import { rememberExecution } from "../local/remembered-executions";
import { readInputs } from "../text/read-inputs";
import { renderTrace } from "../text/render-trace";
import { type ExecuteOptions, parseExecuteOptions } from "./execute-options";
import { explainFailure } from "./explain-failure";

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** `npm run execute -- ACTION --stack S [--inputs FILE] [--trace]`: executes a deployed action once. */
export const main = command({
  read: parseExecuteOptions,
  run: async (options, { projectRoot }) => {
    const source = sourceOf(projectRoot, options.action);
    const inputs = await inputsOf(projectRoot, options, source);
    await withDeployedAction(projectRoot, options, "Executing", (deployed) =>
      execute(deployed, inputs, { ...options, projectRoot, source }),
    );
  },
});

function inputsOf(
  projectRoot: string,
  { action, inputs }: ExecuteOptions,
  source: ActionDescription | undefined,
) {
  // npm changes into the project's folder; INIT_CWD is where the person is.
  const here = process.env["INIT_CWD"] ?? process.cwd();
  if (inputs !== undefined)
    return readInputs(inputs === "-" ? inputs : path.resolve(here, inputs), source?.smokeTest.inputs);
  return Promise.resolve(
    findAction(projectRoot, action, "Executing", "Name one of these, or give --inputs FILE.").description
      .smokeTest.inputs,
  );
}

/** The action as the source has it; undefined where it has none, or none in order: what is executed is the deployed one. */
function sourceOf(projectRoot: string, action: string): ActionDescription | undefined {
  try {
    return discoverActions(projectRoot, [action])[0]?.description;
  } catch {
    return undefined;
  }
}

interface Execution extends ExecuteOptions {
  readonly projectRoot: string;
  readonly source: ActionDescription | undefined;
}

async function execute(
  { api, id, secrets }: DeployedAction,
  inputs: Readonly<Record<string, unknown>>,
  { action, stack, trace, projectRoot, source }: Execution,
): Promise<void> {
  const promised = source?.contract.outputs;
  const { name, traces: keepsTraces } = api.capabilities;
  const masked = (text: string): string => maskKnownSecrets(text, secrets);
  const showTrace = async (executionId: string): Promise<void> => {
    const read = await api.readExecution(id, executionId);
    say(masked(read ? renderTrace(read) : `${name} keeps no trace of execution ${executionId}.`));
  };
  const result = await api.executeAction(id, inputs).catch(async (error: unknown) => {
    const { executionId } = error as { executionId?: string };
    // What was executed failed, and that is what there is to say: not that its trace cannot be read either.
    if (executionId !== undefined) {
      rememberExecution(projectRoot, { stack, action }, executionId);
      await showTrace(executionId).catch(() => undefined);
    }
    const executed = { action, id, stack, platform: name, keepsTraces };
    const explained = explainFailure(error, executed);
    if (explained instanceof Error) explained.message = masked(explained.message);
    throw explained;
  });
  const { outputs, executionId, durationMs } = result;
  process.stdout.write(`${JSON.stringify(outputs, undefined, 2)}\n`);
  const took = durationMs === undefined ? "" : ` in ${durationMs} ms`;
  say(`Executed ${action}${took}${executionId === undefined ? "." : `: execution ${executionId}.`}`);
  const problems = promised === undefined ? [] : outputProblems(promised, outputs);
  if (problems.length > 0) say(renderOutputProblems(action, problems));
  if (trace && !keepsTraces) say(`${name} keeps no traces of executions. ${insteadOfTraces(action)}`);
  if (executionId === undefined) return;
  rememberExecution(projectRoot, { stack, action }, executionId);
  if (trace) await showTrace(executionId);
  else say(`Its trace: npm run traces -- ${action} ${executionId} --stack ${stack}`);
}
