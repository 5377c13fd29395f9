import { baseUrlProblem, originProblem } from "../../foundation/safe-url";
import { ProviderError } from "../errors/provider-error";

/** The configuration key that holds a base URL. */
export interface BaseUrlKey {
  readonly name: string;
  readonly example: string;
  /** An `origin` has no path. */
  readonly kind: "baseUrl" | "origin";
}

/**
 * Checks a platform's base URL and returns it without a slash at its end.
 *
 * @throws CONFIGURATION_INVALID
 */
export function parseBaseUrl(key: BaseUrlKey, text: string): string {
  const problem = key.kind === "origin" ? originProblem(text) : baseUrlProblem(text);
  if (problem !== undefined) throw refuse(key, problem);
  return new URL(text).href.replace(/\/+$/, "");
}

function refuse({ name, example }: BaseUrlKey, seen: string): ProviderError {
  return new ProviderError({
    code: "CONFIGURATION_INVALID",
    operation: `The configuration key ${name}`,
    seen,
    remedy: `Set it to the API's address of your region: pulumi config set ${name} ${example}`,
  });
}
