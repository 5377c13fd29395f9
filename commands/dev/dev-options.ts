import { commandLine, readArguments, wholeNumber } from "../../load/command-line";

import { DEFAULT_PLATFORM, PLATFORM_NAMES } from "../../providers/platforms/platform-names.js";

/** How `npm run dev` was called. */
export interface DevOptions {
  /** The action that is executed after each deployment; undefined for none. */
  readonly run: string | undefined;
  /** A file relative to where the person is; undefined for the smoke test's inputs. */
  readonly inputs: string | undefined;
  /** The first action's port for a debugger, 0 for a free one; undefined without `--inspect`. */
  readonly inspectPort: number | undefined;
}

const LINE = commandLine({
  name: "dev",
  summary:
    "Deploys every action to simulators of its own, and again on each save, without the engine: in well under a second. " +
    "Prints traces as they happen, with the lines of the TypeScript, and type errors. Ctrl-C ends everything.",
  options: {
    platform: {
      value: "NAME",
      choices: PLATFORM_NAMES,
      default: DEFAULT_PLATFORM,
      description: "cxone alone, which this plays",
    },
    run: { value: "ACTION", description: "execute this action after each deployment, and on Enter" },
    inputs: {
      short: "i",
      value: "FILE",
      description: "JSON object with its inputs, read each time; the smoke test's inputs where there is none",
    },
    inspect: { description: "wait for a debugger before the first execution of what was deployed" },
    "inspect-port": {
      value: "PORT",
      default: "9229",
      description: "where the debugger finds the action that is run, 0 for a free port; the others follow",
    },
  },
  example: "npm run dev -- --run crm-contact-enrichment --inputs caller.json",
});

/**
 * Reads the arguments of `npm run dev`.
 *
 * @throws COMMAND_INVALID
 */
export function parseDevOptions(args: readonly string[]): DevOptions {
  return readArguments(LINE, args, ({ platform, run, inputs, inspect, "inspect-port": port }) => {
    if (platform !== DEFAULT_PLATFORM)
      throw new Error(
        `npm run dev plays CXone, where the same handler runs; try the platform with npm start -- --platform ${platform}`,
      );
    if (inputs !== undefined && run === undefined) throw new Error("give --run ACTION with --inputs");
    const inspectPort = wholeNumber("--inspect-port", port, 0);
    if (inspectPort > 65_535) throw new Error("--inspect-port must be at most 65535");
    return { run, inputs, inspectPort: inspect ? inspectPort : undefined };
  });
}
