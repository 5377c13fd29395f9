import { ProviderError, type ProviderErrorParts } from "../../errors/provider-error";
import { codeOf } from "../../errors/error-codes";
import type { TransportFailure } from "../../../foundation/http-transport";
import { addressRemedy, type RestDialect } from "./rest-dialect";

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

type Ending = "unreachable" | "broken" | "timeout" | "untrusted" | "too-large";

const AGAIN = "then run pulumi up again; it continues where this one ended.";

/** The error for a request without a whole answer. Its outcome is `unknown` unless nothing can have been sent. */
export function transportError(
  dialect: RestDialect,
  operation: string,
  failure: TransportFailure,
  baseUrl: string,
): ProviderError {
  const { name, addressKey } = dialect;
  const host = new URL(baseUrl).host;
  const parts: Record<Ending, Omit<ProviderErrorParts, "operation">> = {
    unreachable: {
      code: codeOf(dialect, "UNREACHABLE"),
      seen: `found no connection to ${host} (${failure.reason})`,
      remedy: `Check ${addressKey} and the network, ${AGAIN} After a change of address: pulumi up --refresh --run-program.`,
      outcome: "unknown",
    },
    broken: {
      code: codeOf(dialect, "UNREACHABLE"),
      seen: `lost the connection to ${host} before the whole answer arrived (${failure.reason})`,
      remedy: `Check the network, ${AGAIN}`,
      outcome: "unknown",
    },
    timeout: {
      code: codeOf(dialect, "TIMEOUT"),
      seen: `got no answer from ${host} in time (${failure.reason})`,
      remedy: `Check the network and ${name}'s status page, ${AGAIN}`,
      outcome: "unknown",
    },
    untrusted: {
      code: codeOf(dialect, "UNREACHABLE"),
      seen: `met a certificate of ${host} that is not trusted (${failure.reason})`,
      remedy: `Check ${addressKey}, or name your company's certificate authority in NODE_EXTRA_CA_CERTS.`,
      outcome: "refused",
    },
    "too-large": {
      code: codeOf(dialect, "INVALID_ANSWER"),
      seen: `got an answer from ${host} that is too large to be one of ${name}'s`,
      remedy: `${addressRemedy(dialect)}.`,
      outcome: "done",
    },
  };
  return new ProviderError({ operation, ...parts[endingOf(failure)] });
}

/** How the request ended, as far as advice and what may have happened on the platform depend on it. */
function endingOf({ kind, reason }: TransportFailure): Ending {
  if (kind === "aborted") return "timeout";
  if (kind === "too-large") return kind;
  if (UNREACHABLE.includes(reason)) return "unreachable";
  return UNTRUSTED.test(reason) ? "untrusted" : "broken";
}
