import { maskKnownSecrets } from "../../foundation/mask-secrets.js";
import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import { CommandError } from "../command-error";
import { withDeployedAction } from "../local/deployed-action";
import { insteadOfTraces } from "../text/instead-of-traces";
import { executionNamed, LAST } from "../local/remembered-executions";
import { STACK_OPTION } from "../stack/stack-option";
import { renderTrace } from "../text/render-trace";

const LINE = commandLine({
  name: "traces",
  summary:
    "Prints the trace of an execution: what it logged, step by step, and why it failed. The simulators keep the last " +
    "1,000 for as long as they run (npm run sim). npm run dev shows its own as they happen, and in its console.",
  words: {
    ACTION: "the action's name, which is its folder's in action-src",
    EXECUTION:
      "the execution's id, as npm run execute and the failed flow tell it; the beginning of one that npm run execute told",
  },
  askForWords: "give ACTION, EXECUTION or --last, and --stack STACK",
  options: {
    stack: STACK_OPTION,
    last: { description: "the last one that npm run execute of this checkout told, in place of EXECUTION" },
    json: { description: "print it as the platform's API tells it, as JSON" },
  },
  example: "npm run traces -- crm-contact-enrichment 3f2a… --stack local",
});

/** `--last` stands for a word, so that it is asked for where both are missing. */
const withLast = (args: readonly string[]): readonly string[] =>
  args.includes("--last") ? [...args, LAST] : args;

/** `npm run traces -- ACTION EXECUTION --stack S [--json]`: prints an execution's trace. */
export const main = command({
  read: (args) =>
    readArguments(LINE, withLast(args), ({ ACTION, EXECUTION, ...options }) => ({
      action: ACTION,
      execution: EXECUTION,
      ...options,
    })),
  run: async (options, { projectRoot }) => {
    const { action, stack, json } = options;
    const execution = executionNamed(projectRoot, options, options.execution);
    await withDeployedAction(projectRoot, options, "Reading a trace of", async ({ api, id, secrets }) => {
      const target = `Reading a trace of "${action}" on stack ${stack} failed`;
      if (!api.capabilities.traces)
        throw new CommandError(
          `${target}: ${api.capabilities.name} keeps no traces of executions. ${insteadOfTraces(action)}`,
        );
      const trace = await api.readExecution(id, execution);
      if (trace === undefined)
        throw new CommandError(
          `${target}: the platform has none of execution ${execution}. ` +
            "Check the id; simulators that were ended, and platforms after a while, have forgotten theirs.",
        );
      const text = json ? JSON.stringify(trace, undefined, 2) : renderTrace(trace);
      process.stdout.write(`${maskKnownSecrets(text, secrets)}\n`);
    });
  },
});
