import { ProviderError, type ProviderErrorParts } from "../../errors/provider-error";
import type { TransportFailure } from "../../../foundation/http-transport";

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

type Ending = "unreachable" | "broken" | "timeout" | "untrusted" | "too-large";

const AGAIN = "then run pulumi up again; it continues where this one ended.";

/** The error for a request without a whole answer. Its outcome is `unknown` unless nothing can have been sent. */
export function transportError(operation: string, failure: TransportFailure, baseUrl: string): ProviderError {
  const host = new URL(baseUrl).host;
  const parts: Record<Ending, Omit<ProviderErrorParts, "operation">> = {
    unreachable: {
      code: "CXONE_UNREACHABLE",
      seen: `found no connection to ${host} (${failure.reason})`,
      remedy: `Check cxoneBaseUrl and the network, ${AGAIN} After a change of address: pulumi up --refresh --run-program.`,
      outcome: "unknown",
    },
    broken: {
      code: "CXONE_UNREACHABLE",
      seen: `lost the connection to ${host} before the whole answer arrived (${failure.reason})`,
      remedy: `Check the network, ${AGAIN}`,
      outcome: "unknown",
    },
    timeout: {
      code: "CXONE_TIMEOUT",
      seen: `got no answer from ${host} in time (${failure.reason})`,
      remedy: `Check the network and CXone's status page, ${AGAIN}`,
      outcome: "unknown",
    },
    untrusted: {
      code: "CXONE_UNREACHABLE",
      seen: `met a certificate of ${host} that is not trusted (${failure.reason})`,
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
  return new ProviderError({ operation, ...parts[endingOf(failure)] });
}

/** How the request ended, as far as advice and what may have happened in CXone depend on it. */
function endingOf({ kind, reason }: TransportFailure): Ending {
  if (kind === "aborted") return "timeout";
  if (kind === "too-large") return kind;
  if (UNREACHABLE.includes(reason)) return "unreachable";
  return UNTRUSTED.test(reason) ? "untrusted" : "broken";
}
