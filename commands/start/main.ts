import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import { setUp } from "../../tools/setup.js";
import { start } from "./start";

const LINE = commandLine({
  name: "start",
  summary:
    "The whole path on one machine: sets Pulumi up, starts simulators of CXone and of a CRM unless they run already, " +
    "deploys the actions to the stack local with pulumi up, and has the first one enrich a contact. Needs no account.",
  options: {},
  example: "npm start",
});

/**
 * `npm start`: the whole path on one machine. Sets up Pulumi, starts the simulators unless they run already, brings
 * stack `local` up, has the deployed action enrich one contact, and ends.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    await setUp(process.env, say);
    await start(projectRoot, process.env, say);
  },
});
