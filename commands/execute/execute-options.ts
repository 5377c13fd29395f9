import { commandLine, readArguments } from "../../load/command-line";
import { STACK_OPTION } from "../stack/stack-option";

/** How `npm run execute` was called. */
export interface ExecuteOptions {
  /** Name of the action, which is its folder's in `action-src`. */
  readonly action: string;
  readonly stack: string;
  /** A file relative to where the person is, `-` for standard input; undefined for the smoke test's inputs. */
  readonly inputs: string | undefined;
  /** Whether the trace is shown as well. */
  readonly trace: boolean;
}

const LINE = commandLine({
  name: "execute",
  summary:
    "Executes a deployed action once and prints its outputs as JSON. Says on standard error how long it took and how to " +
    "read its trace; where it failed, shows the trace. On stack local the simulators run meanwhile.",
  words: { ACTION: "the action's name, which is its folder's in action-src" },
  askForWords: "give one ACTION and --stack STACK",
  options: {
    stack: STACK_OPTION,
    inputs: {
      short: "i",
      value: "FILE",
      description:
        "JSON object with the inputs, - for standard input; the smoke test's inputs where there is none",
    },
    trace: { description: "show the execution's trace as well, on standard error" },
  },
  example: "npm run execute -- crm-contact-enrichment --inputs caller.json --stack local",
});

/**
 * Reads the arguments of `npm run execute`.
 *
 * @throws COMMAND_INVALID
 */
export function parseExecuteOptions(args: readonly string[]): ExecuteOptions {
  return readArguments(LINE, args, ({ ACTION, stack, inputs, trace }) => ({
    action: ACTION,
    stack,
    inputs,
    trace,
  }));
}
