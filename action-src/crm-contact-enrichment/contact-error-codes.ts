/**
 * The codes that this action adds to those of the run-time, and when. A Studio flow branches on them, so a code is
 * never renamed; README.md has the same rows, and a test compares the two.
 */
export const CONTACT_ERROR_CODES = {
  CRM_CONTACT_NOT_FOUND: "The CRM knows neither the identifier nor the phone number",
  CRM_CONTACT_AMBIGUOUS: "Several contacts have the phone number",
} as const;

/** A code of `errorDetails` that only this action gives. */
export type ContactErrorCode = keyof typeof CONTACT_ERROR_CODES;
