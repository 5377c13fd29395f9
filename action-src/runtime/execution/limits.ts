/** The numbers that bound an execution and a warm runtime. docs/architecture.md gives the reasons. */
export const LIMITS = {
  /** Everything an execution does ends within this; the platform kills it at 30 s (docs/contract.md). */
  executionBudgetMs: 25_000,
  /** One request, connection and body included. Three of them and their back-off fit in a budget. */
  attemptTimeoutMs: 6_000,
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
