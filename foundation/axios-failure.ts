import { TransportFailure } from "./http-transport";

/** What an error of axios means. The error itself carries the request with its token, and must go no further. */
export function toTransportFailure(error: unknown): TransportFailure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const reason = typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : "UNKNOWN";
  if (reason === "ERR_CANCELED") return new TransportFailure("aborted", reason);
  // axios gives an answer that is too long and one that broke off the same code.
  if (typeof message === "string" && /maxContentLength|maxBodyLength/.test(message))
    return new TransportFailure("too-large", reason);
  return new TransportFailure("connection", reason === "ERR_BAD_RESPONSE" ? "ECONNRESET" : reason);
}
