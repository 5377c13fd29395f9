import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import {
  DEFAULT_PLATFORM,
  PLATFORM_NAMES,
  type PlatformName,
} from "../../providers/platforms/platform-names.js";
import { setUp } from "../../tools/setup.js";
import { start } from "./start";

const LINE = commandLine({
  name: "start",
  summary:
    "The whole path on one machine: sets Pulumi up, starts simulators of both platforms and of a CRM unless they run already, " +
    "deploys the actions to a stack of its own with pulumi up, and has the first one enrich a contact. Needs no account.",
  options: {
    platform: {
      value: "NAME",
      choices: PLATFORM_NAMES,
      default: DEFAULT_PLATFORM,
      description: "the simulated platform that is deployed to",
    },
  },
  example: "npm start",
});

/**
 * `npm start`: the whole path on one machine. Sets up Pulumi, starts the simulators unless they run already, brings
 * the platform's stack of its own up, has the deployed action enrich one contact, and ends.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, ({ platform }) => platform as PlatformName),
  run: async (platform, { projectRoot }) => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    await setUp(process.env, say);
    await start(projectRoot, platform, process.env, say);
  },
});
