/**
 * The numbers that bound every execution and warm runtime; those that follow from an action's timeout are in
 * time-limits.ts. docs/architecture.md gives the reasons.
 */
export const LIMITS = {
  /** Repeats of one request after 429, 408, 5xx, a reset, a timeout or an unreadable body. */
  maxRetries: 3,
  /** Requests in flight across all executions of a warm runtime. */
  maxInFlight: 3,
  /** Bytes of an answer, after decompression. */
  maxAnswerBytes: 1_048_576,
  /** Characters of a token; a header is limited to 16 KiB by Node.js itself. */
  maxTokenLength: 8_192,
  /** Characters of `errorDetails`. */
  maxErrorDetailsLength: 500,
} as const;
