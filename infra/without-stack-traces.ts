/**
 * Declares a resource without a stack trace for each of its promises. The SDK takes dozens for one resource, in case a
 * promise is never settled, and mapping their frames to TypeScript took a third of a preview of 200 actions. What the
 * declaration itself throws has no trace either: it says what is wrong in its message.
 */
export function withoutStackTraces<Result>(declare: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return declare();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
