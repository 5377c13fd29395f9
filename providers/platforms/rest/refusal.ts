import { ProviderError } from "../../errors/provider-error";
import { isObject, type Properties } from "../../properties";
import { codeOf, type ErrorCode } from "../../errors/error-codes";
import type { HttpAnswer } from "../../../foundation/http-transport";
import { maskKnownSecrets } from "../../../foundation/mask-secrets.js";
import { addressRemedy, unauthorizedRemedy, type RestDialect } from "./rest-dialect";

const MAX_QUOTE_LENGTH = 300;

/** What a status means by itself, and what to do about it. */
function knownRefusal(dialect: RestDialect, status: number): { code: ErrorCode; remedy: string } | undefined {
  switch (status) {
    case 401:
      return { code: codeOf(dialect, "UNAUTHORIZED"), remedy: unauthorizedRemedy(dialect) };
    case 403:
      return {
        code: codeOf(dialect, "FORBIDDEN"),
        remedy: `${dialect.permissionAdvice}, then run pulumi up again.`,
      };
    case 404:
      return {
        code: codeOf(dialect, "NOT_FOUND"),
        remedy: `Run pulumi up --refresh: it makes an action again that was deleted in ${dialect.name}.`,
      };
    case 413:
      return {
        code: "CODE_TOO_LARGE",
        remedy: `Make the bundle smaller than ${dialect.maxCodeSize}: the preview's manifest names its biggest modules.`,
      };
    case 429:
      return {
        code: codeOf(dialect, "RATE_LIMITED"),
        remedy: "Wait for a quiet moment, or ask for a higher rate limit, then run pulumi up again.",
      };
    default:
      return undefined;
  }
}

/**
 * The error for an answer that is not a success.
 *
 * @param secrets values the server may have echoed, masked in what is quoted
 */
export function refusal(
  dialect: RestDialect,
  operation: string,
  answer: HttpAnswer,
  secrets: readonly string[],
): ProviderError {
  const { status } = answer;
  const said = quoteMessage(answer, secrets);
  const quote = said === undefined ? "" : ` (${said})`;
  if (status >= 500) {
    return new ProviderError({
      code: codeOf(dialect, "SERVER_ERROR"),
      operation,
      seen: `was answered with ${status}${quote}`,
      remedy: `${dialect.name} has a problem of its own: run pulumi up again later; it continues where this one ended.`,
      outcome: "unknown",
      status,
      said,
      ...executionOf(answer),
    });
  }
  if (status < 400) {
    return new ProviderError({
      code: codeOf(dialect, "REDIRECTED"),
      operation,
      seen: `was answered with a redirect (${status}${redirectTarget(answer)}), which is not followed`,
      remedy: `Set ${dialect.addressKey} to the API's own address, then run pulumi up again.`,
      status,
    });
  }
  if (status === 404 && isWebPage(answer)) return notTheApi(dialect, operation);
  const known = knownRefusal(dialect, status);
  return new ProviderError({
    code: known?.code ?? codeOf(dialect, "REFUSED"),
    operation,
    seen: `was refused with ${status}${quote}`,
    remedy: known?.remedy ?? `Correct what ${dialect.name} names, then run pulumi up again.`,
    status,
    said,
  });
}

/** A gateway's or a wrong address's "not found" is no word of the platform's: an action must not be forgotten for it. */
function isWebPage(answer: HttpAnswer): boolean {
  return /html/i.test(answer.headers["content-type"] ?? "");
}

function notTheApi(dialect: RestDialect, operation: string): ProviderError {
  return new ProviderError({
    code: codeOf(dialect, "INVALID_ANSWER"),
    operation,
    seen: `was answered with 404 and a web page, which is not how ${dialect.name} says that an action is gone`,
    remedy: `${addressRemedy(dialect)}, then run pulumi up again.`,
    status: 404,
  });
}

/** The contract's error body, where the answer has one. */
function errorBody({ body }: HttpAnswer): Properties {
  try {
    const error: unknown = JSON.parse(body);
    return isObject(error) ? error : {};
  } catch {
    return {};
  }
}

/** An execution that failed names itself, so that its trace can be read, where the platform keeps one. */
function executionOf(answer: HttpAnswer): { readonly executionId?: string } {
  const { executionId } = errorBody(answer);
  return typeof executionId === "string" ? { executionId } : {};
}

/** What the server says, where it says it in the contract's error body; never a header, never the raw body. */
function quoteMessage(answer: HttpAnswer, secrets: readonly string[]): string | undefined {
  const { message, code, contextId, errors } = errorBody(answer);
  const context = printable(contextId) && `contextId ${printable(contextId)}`;
  const words = [message, firstMessage(errors), code, context].map(printable).filter(Boolean);
  if (words.length === 0) return undefined;
  const quote = maskKnownSecrets(words.join(", "), secrets).replaceAll(/\s+/g, " ");
  return quote.slice(0, MAX_QUOTE_LENGTH).replace(/[.\s]+$/, "");
}

/** What lies behind a general message: a platform may say "Internal Server Error", and the reason below it. */
function firstMessage(errors: unknown): unknown {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return isObject(first) ? first["message"] : undefined;
}

function printable(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The host only: a redirect's path may hold anything. */
function redirectTarget(answer: HttpAnswer): string {
  const { location } = answer.headers;
  return location && URL.canParse(location) ? ` to ${new URL(location).host}` : "";
}
