/**
 * The codes that this action adds to those of the run-time, and when. A Studio flow branches on them, so a code is
 * never renamed. README.md has the same rows, and a test compares the two.
 */
export const ORDER_ERROR_CODES = {
  ORDERS_NOT_FOUND: "The shop has no order of this number",
} as const;

/** A code of `errorDetails` that only this action gives. */
export type OrderErrorCode = keyof typeof ORDER_ERROR_CODES;
