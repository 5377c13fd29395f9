import type { CodeEntry } from "../foundation/code-entry";

/** Stable codes of what a command can end with, beside those of what it uses. */
export const COMMAND_ERROR_CODES = {
  COMMAND_INVALID: {
    meaning: "A command was called in a way that it cannot serve, or cannot do what it was asked for.",
    cause:
      "A missing or unknown argument, a stack or an action that is not there, or a `pulumi` call of its own that failed.",
    remedy: "Do what the message says; `npm run NAME -- --help` shows the arguments.",
  },
  UPDATE_FAILED: {
    meaning: "The `pulumi up` that the command ran has failed.",
    cause: "The engine's own output above says why, most often with a code of this page.",
    remedy: "Fix the cause and run the command again: it continues where this one ended.",
  },
  EXECUTION_FAILED: {
    meaning: "An action that the command executed has failed itself.",
    cause: "Its handler threw, its process ended, or its time was over; the platform is well.",
    remedy: "Read its trace (`npm run traces`), fix the action, and deploy it again.",
  },
  INTERRUPTED: {
    meaning: "Somebody stopped the command's `pulumi up`, with Ctrl-C or a signal.",
    cause: "What was under way was finished or is found again by the next update.",
    remedy: "Run the command again ([operations.md](operations.md#after-a-kill) has what a kill leaves).",
  },
} as const satisfies Record<string, CodeEntry>;

/** One of {@link COMMAND_ERROR_CODES}. */
export type CommandErrorCode = keyof typeof COMMAND_ERROR_CODES;

/** A command that did not do what it was called for; its message says what was seen and what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";

  /** @param exitCode of the command, where it is not that of its failures */
  constructor(
    message: string,
    readonly code: CommandErrorCode = "COMMAND_INVALID",
    readonly exitCode?: number,
  ) {
    super(message);
  }
}
