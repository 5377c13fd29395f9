import { ProviderError } from "../../errors/provider-error";
import { codeOf } from "../../errors/error-codes";
import type { HttpAnswer } from "../../../foundation/http-transport";
import { addressRemedy, type RestDialect } from "./rest-dialect";

/** The error for a success whose body does not hold the contract: what was asked for is done. */
export function invalidAnswer(dialect: RestDialect, operation: string, seen: string): ProviderError {
  return new ProviderError({
    code: codeOf(dialect, "INVALID_ANSWER"),
    operation,
    seen: `got an answer that does not hold the contract: ${seen}`,
    remedy: `${addressRemedy(dialect)}, then run pulumi up again.`,
    outcome: "done",
  });
}

/**
 * Reads the body of a success as a JSON object.
 *
 * @throws INVALID_ANSWER
 */
export function parseJsonObject(
  dialect: RestDialect,
  operation: string,
  answer: HttpAnswer,
): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(answer.body);
  } catch {
    throw invalidAnswer(dialect, operation, `the body of the ${answer.status} is not JSON`);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalidAnswer(dialect, operation, `the body of the ${answer.status} is not an object`);
  }
  return body as Record<string, unknown>;
}
