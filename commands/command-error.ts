/**
 * What a command ends with: it was called in a way that it cannot serve (`COMMAND_INVALID`), the update that it ran
 * failed (`UPDATE_FAILED`), or somebody stopped that (`INTERRUPTED`).
 */
export type CommandErrorCode = "COMMAND_INVALID" | "UPDATE_FAILED" | "INTERRUPTED";

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
