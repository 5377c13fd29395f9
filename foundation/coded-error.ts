/**
 * A mistake whose reader can fix it: its message says what was attempted on what, what was seen and what to do, and its
 * code, one of the stable ones of `Code`, stays the same for scripts and run books.
 */
export abstract class CodedError<Code extends string> extends Error {
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
  }
}
