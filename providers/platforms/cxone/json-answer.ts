import { ProviderError } from "../../errors/provider-error";
import type { HttpAnswer } from "../../../foundation/http-transport";

/** The error for a success whose body does not hold the contract: what was asked for is done. */
export function invalidAnswer(operation: string, seen: string): ProviderError {
  return new ProviderError({
    code: "CXONE_INVALID_ANSWER",
    operation,
    seen: `got an answer that does not hold the contract: ${seen}`,
    remedy: "Check that cxoneBaseUrl is the API's address, then run pulumi up again.",
    outcome: "done",
  });
}

/**
 * Reads the body of a success as a JSON object.
 *
 * @throws CXONE_INVALID_ANSWER
 */
export function parseJsonObject(operation: string, answer: HttpAnswer): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(answer.body);
  } catch {
    throw invalidAnswer(operation, `the body of the ${answer.status} is not JSON`);
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalidAnswer(operation, `the body of the ${answer.status} is not an object`);
  }
  return body as Record<string, unknown>;
}
