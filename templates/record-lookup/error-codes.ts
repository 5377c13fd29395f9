/**
 * The codes that this action adds to those of the run-time (docs/errors.md), and when. A Studio flow branches on
 * them, so a code is never renamed.
 */
export const RECORD_LOOKUP_ERROR_CODES = {
  RECORD_LOOKUP_NOT_FOUND: "The record lookup API knows no such record",
} as const;

/** A code of `errorDetails` that only this action gives. */
export type RecordLookupErrorCode = keyof typeof RECORD_LOOKUP_ERROR_CODES;
