import type { Clock } from "./clock";
import { TransportFailure, type Transport, type TransportAnswer, type TransportRequest } from "./transport";

/**
 * Sends a request and cancels it for real when its whole answer has not arrived within `timeoutMs`.
 *
 * @throws TransportFailure of kind `timeout`, or the transport's own
 */
export async function sendWithTimeout(
  transport: Transport,
  request: TransportRequest,
  timeoutMs: number,
  clock: Clock,
): Promise<TransportAnswer> {
  const abort = new AbortController();
  const stopTimer = clock.after(timeoutMs, () => abort.abort());
  try {
    return await transport(request, abort.signal);
  } catch (error) {
    // Read from the signal: a cancelled request may report its broken connection instead.
    throw abort.signal.aborted ? new TransportFailure("timeout", `${timeoutMs} ms`) : error;
  } finally {
    stopTimer();
  }
}
