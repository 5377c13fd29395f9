import { ProviderError, type ProviderErrorParts } from "../../errors/provider-error";
import type { TransportFailure } from "../../http/transport";

const AGAIN = "then run pulumi up again; it continues where this one ended.";

/** The error for a request without a whole answer. Its outcome is `unknown` unless nothing can have been sent. */
export function transportError(operation: string, failure: TransportFailure, baseUrl: string): ProviderError {
  const host = new URL(baseUrl).host;
  const parts: Record<TransportFailure["kind"], Omit<ProviderErrorParts, "operation">> = {
    unreachable: {
      code: "CXONE_UNREACHABLE",
      seen: `found no connection to ${host} (${failure.systemCode})`,
      remedy: `Check cxoneBaseUrl and the network, ${AGAIN}`,
      outcome: "unknown",
    },
    broken: {
      code: "CXONE_UNREACHABLE",
      seen: `lost the connection to ${host} before the whole answer arrived (${failure.systemCode})`,
      remedy: `Check the network, ${AGAIN}`,
      outcome: "unknown",
    },
    timeout: {
      code: "CXONE_TIMEOUT",
      seen: `got no answer from ${host} in time (${failure.systemCode})`,
      remedy: `Check the network and CXone's status page, ${AGAIN}`,
      outcome: "unknown",
    },
    untrusted: {
      code: "CXONE_UNREACHABLE",
      seen: `met a certificate of ${host} that is not trusted (${failure.systemCode})`,
      remedy: "Check cxoneBaseUrl, or name your company's certificate authority in NODE_EXTRA_CA_CERTS.",
      outcome: "refused",
    },
    "too-large": {
      code: "CXONE_INVALID_ANSWER",
      seen: `got an answer from ${host} that is too large to be one of CXone's`,
      remedy: "Check that cxoneBaseUrl is the API's address.",
      outcome: "done",
    },
  };
  return new ProviderError({ operation, ...parts[failure.kind] });
}
