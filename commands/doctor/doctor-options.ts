import { commandLine, readArguments } from "../../load/command-line";
import { STACK_OPTION } from "../stack/stack-option";

/** What `npm run doctor` was asked for. */
export interface DoctorOptions {
  readonly stack: string;
  /** For programs instead of people. */
  readonly json: boolean;
}

const LINE = commandLine({
  name: "doctor",
  summary:
    "Looks for what would stop a deployment of a stack: tool chain, backend, configuration, credentials and permissions, " +
    "reachability, clocks, artifact store, the actions as the platform has them. Each line says what is wrong and what to " +
    "type. Changes nothing. Ends with 0 where a deployment can go on, with 1 where it cannot.",
  options: {
    stack: STACK_OPTION,
    json: { description: "for programs: the same as JSON" },
  },
  example: "npm run doctor -- --stack staging",
});

/** @throws COMMAND_INVALID */
export function parseDoctorOptions(args: readonly string[]): DoctorOptions {
  return readArguments(LINE, args, ({ stack, json }) => ({ stack, json }));
}
