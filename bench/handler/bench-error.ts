/** A mistake in how a benchmark was called; its message says what was seen. */
export class BenchError extends Error {
  override readonly name = "BenchError";
  readonly code = "BENCH_INVALID";
}
