import { ProviderError } from "../../errors/provider-error";
import type { ErrorCode } from "../../errors/error-codes";
import type { HttpAnswer } from "../../../foundation/http-transport";
import { maskKnownSecrets } from "../../../foundation/mask-secrets.js";

const MAX_QUOTE_LENGTH = 300;

/** What to do about refused credentials; also about those of the last update, which a plain refresh takes. */
export const UNAUTHORIZED_REMEDY =
  "Check cxoneClientId and cxoneClientSecret of this stack, then run pulumi up again; " +
  "after a change of credentials or address: pulumi up --refresh --run-program.";

const KNOWN: Readonly<Record<number, { code: ErrorCode; remedy: string }>> = {
  401: {
    code: "CXONE_UNAUTHORIZED",
    remedy: UNAUTHORIZED_REMEDY,
  },
  403: {
    code: "CXONE_FORBIDDEN",
    remedy: "Grant the OAuth client the scope data:actions:write, then run pulumi up again.",
  },
  404: {
    code: "CXONE_NOT_FOUND",
    remedy: "Run pulumi up --refresh: it makes an action again that was deleted in CXone.",
  },
  413: {
    code: "CODE_TOO_LARGE",
    remedy: "Make the bundle smaller than 5 MiB: the preview's manifest names its biggest modules.",
  },
  429: {
    code: "CXONE_RATE_LIMITED",
    remedy: "Wait for a quiet moment, or ask for a higher rate limit, then run pulumi up again.",
  },
};

/**
 * The error for an answer that is not a success.
 *
 * @param secrets values the server may have echoed, masked in what is quoted
 */
export function refusal(operation: string, answer: HttpAnswer, secrets: readonly string[]): ProviderError {
  const { status } = answer;
  const quote = quoteMessage(answer, secrets);
  if (status >= 500) {
    return new ProviderError({
      code: "CXONE_SERVER_ERROR",
      operation,
      seen: `was answered with ${status}${quote}`,
      remedy: "CXone has a problem of its own: run pulumi up again later; it continues where this one ended.",
      outcome: "unknown",
      status,
      ...executionOf(answer),
    });
  }
  if (status >= 300 && status < 400) {
    return new ProviderError({
      code: "CXONE_REDIRECTED",
      operation,
      seen: `was answered with a redirect (${status}${redirectTarget(answer)}), which is not followed`,
      remedy: "Set cxoneBaseUrl to the API's own address, then run pulumi up again.",
      status,
    });
  }
  if (status === 404 && isWebPage(answer)) return notTheApi(operation);
  const known = KNOWN[status];
  return new ProviderError({
    code: known?.code ?? "CXONE_REFUSED",
    operation,
    seen: `was refused with ${status}${quote}`,
    remedy: known?.remedy ?? "Correct what CXone names, then run pulumi up again.",
    status,
  });
}

/** A gateway's or a wrong address's "not found" is no word of CXone's: an action must not be forgotten for it. */
function isWebPage(answer: HttpAnswer): boolean {
  return /html/i.test(answer.headers["content-type"] ?? "");
}

function notTheApi(operation: string): ProviderError {
  return new ProviderError({
    code: "CXONE_INVALID_ANSWER",
    operation,
    seen: "was answered with 404 and a web page, which is not how CXone says that an action is gone",
    remedy: "Check that cxoneBaseUrl is the API's address, then run pulumi up again.",
    status: 404,
  });
}

/** The contract's error body, where the answer has one. */
function errorBody({ body }: HttpAnswer): Record<string, unknown> {
  try {
    const error: unknown = JSON.parse(body);
    return typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** An execution that failed names itself, so that its trace can be read. Source: docs/contract.md. */
function executionOf(answer: HttpAnswer): { readonly executionId?: string } {
  const { executionId } = errorBody(answer);
  return typeof executionId === "string" ? { executionId } : {};
}

/** What the server says, where it says it in the contract's error body; never a header, never the raw body. */
function quoteMessage(answer: HttpAnswer, secrets: readonly string[]): string {
  const { message, code, contextId } = errorBody(answer);
  const words = [message, code, contextId && `contextId ${printable(contextId)}`]
    .map(printable)
    .filter(Boolean);
  if (words.length === 0) return "";
  const quote = maskKnownSecrets(words.join(", "), secrets).replaceAll(/\s+/g, " ");
  return ` (${quote.slice(0, MAX_QUOTE_LENGTH).replace(/[.\s]+$/, "")})`;
}

function printable(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The host only: a redirect's path may hold anything. */
function redirectTarget(answer: HttpAnswer): string {
  const location = answer.headers["location"] ?? "";
  return URL.canParse(location) ? ` to ${new URL(location).host}` : "";
}
