import { commandLine, readArguments } from "../../load/command-line";
import { STACK_OPTION, YES_OPTION } from "../stack/stack-option";

/** What `npm run deploy` was asked for. */
export interface DeployOptions {
  readonly stack: string;
  /** Whether a failed update is followed by going back to what was live before. */
  readonly rollbackOnFailure: boolean;
  /** Do not ask. */
  readonly yes: boolean;
}

const LINE = commandLine({
  name: "deploy",
  summary:
    "Runs pulumi up, its smoke tests included. Ends with 1 where it fails, whether or not it went back then.",
  options: {
    stack: STACK_OPTION,
    "rollback-on-failure": {
      description: "where the update fails, go back to the releases that were live before",
    },
    yes: YES_OPTION,
  },
  example: "npm run deploy -- --stack prod --rollback-on-failure",
});

/**
 * Reads the arguments of `npm run deploy`.
 *
 * @param isTerminal whether somebody is there to be asked
 * @throws COMMAND_INVALID
 */
export function parseDeployOptions(args: readonly string[], isTerminal: boolean): DeployOptions {
  return readArguments(LINE, args, ({ stack, yes, "rollback-on-failure": rollbackOnFailure }) => {
    if (!yes && !isTerminal) throw new Error("there is no terminal to ask on: give --yes");
    return { stack, rollbackOnFailure, yes };
  });
}
