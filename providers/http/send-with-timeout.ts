import type { Clock } from "../../foundation/clock";
import {
  type HttpAnswer,
  type HttpRequest,
  type HttpTransport,
  TransportFailure,
} from "../../foundation/http-transport";

/**
 * Sends a request and cancels it for real when its whole answer has not arrived within `timeoutMs`.
 *
 * @throws TransportFailure of kind `aborted`, or the transport's own
 */
export async function sendWithTimeout(
  transport: HttpTransport,
  request: HttpRequest,
  timeoutMs: number,
  clock: Clock,
): Promise<HttpAnswer> {
  const abort = new AbortController();
  const stopTimer = clock.setTimer(() => abort.abort(), timeoutMs);
  try {
    return await transport(request, abort.signal);
  } catch (error) {
    // Read from the signal: a cancelled request may report its broken connection instead.
    throw abort.signal.aborted ? new TransportFailure("aborted", `${timeoutMs} ms`) : error;
  } finally {
    stopTimer();
  }
}
