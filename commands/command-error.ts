/** A mistake in how a command was called; its message says what was seen and how to call it. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code = "COMMAND_INVALID";
}
