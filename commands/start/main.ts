import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import { setUp } from "../../tools/setup.js";
import { describeState, developmentEnvironment } from "./development-environment";
import { enrichOneContact } from "./enrich-one-contact";
import { stackFileArguments } from "./stack-file";
import { withSimulators } from "./with-simulators";
import { runPulumi } from "../stack/run-pulumi";

const stack = "dev";

const LINE = commandLine({
  name: "start",
  summary:
    "The whole path on one machine: sets Pulumi up, starts simulators of CXone and of a CRM unless they run already, " +
    "deploys the action to the stack dev with pulumi up, and has it enrich one contact. Needs no account.",
  options: {},
  example: "npm start",
});

/**
 * `npm start`: the whole path on one machine. Sets up Pulumi, starts the simulators unless they run already, brings
 * stack `dev` up, has the deployed action enrich one contact, and ends.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    await setUp(process.env, say);
    await withSimulators(projectRoot, say, async (urls) => {
      const environment = developmentEnvironment(projectRoot, process.env);
      const stackFile = stackFileArguments(projectRoot, urls);
      say(describeState(projectRoot));
      await runPulumi(projectRoot, ["stack", "select", "--create", "--stack", stack], environment);
      // With a refresh, so that simulators without their data, or with an edit made by hand, are put right as well.
      await runPulumi(projectRoot, ["up", "--refresh", "--yes", "--stack", stack, ...stackFile], environment);
      const contact = await enrichOneContact(urls.cxoneUrl);
      process.stdout.write(
        `\nThe enriched contact, as a call flow receives it:\n${JSON.stringify(contact, null, 2)}\n`,
      );
    });
  },
});
