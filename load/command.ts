import { CommanderError } from "commander";
import { UsageError } from "./command-line";
import { errorMessage } from "./error-message.js";

/** What the entry (load/run.js) knows, and a module cannot find out for itself. */
export interface CommandContext {
  /** The project's folder, absolute. */
  readonly projectRoot: string;
}

/** How a command works. */
export interface CommandDeclaration<Options> {
  /** Reads the arguments with {@link readArguments}. */
  readonly read: (args: readonly string[]) => Options;
  /** Does the work; a number that it returns is the exit code. Default 0. */
  readonly run: (options: Options, context: CommandContext) => Promise<number | void>;
  /** The exit code where `run` throws an error that has no `exitCode` of its own. Default 1. */
  readonly failureExitCode?: number;
}

/** What a TypeScript module exports as `main` for load/run.js; it returns the exit code. */
export type Main = (args: readonly string[], context: CommandContext) => Promise<number>;

/** The exit code of whoever called a command in another way than it can be. */
const USAGE_EXIT_CODE = 2;

/** Makes a command's `main`: it reads, runs, and prints the message of what is thrown. `--help` ends with 0. */
export function command<Options>({ read, run, failureExitCode = 1 }: CommandDeclaration<Options>): Main {
  return async (args, context) => {
    try {
      return (await run(read(args), context)) ?? 0;
    } catch (error) {
      if (error instanceof CommanderError && error.exitCode === 0) return 0;
      process.stderr.write(`${errorMessage(error)}\n`);
      return error instanceof UsageError ? USAGE_EXIT_CODE : (ownExitCode(error) ?? failureExitCode);
    }
  };
}

function ownExitCode(error: unknown): number | undefined {
  const exitCode = error instanceof Error && "exitCode" in error ? error.exitCode : undefined;
  return typeof exitCode === "number" ? exitCode : undefined;
}
