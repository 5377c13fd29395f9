import { baseUrlProblem } from "../../foundation/safe-url";
import { ProviderError } from "../errors/provider-error";

/**
 * Checks the base URL of CXone and returns it without a slash at its end.
 *
 * @throws CONFIGURATION_INVALID
 */
export function parseBaseUrl(text: string): string {
  const problem = baseUrlProblem(text);
  if (problem !== undefined) throw refuse(problem);
  return new URL(text).href.replace(/\/+$/, "");
}

function refuse(seen: string): ProviderError {
  return new ProviderError({
    code: "CONFIGURATION_INVALID",
    operation: "The configuration key cxoneBaseUrl",
    seen,
    remedy:
      "Set it to the API's address of your region: pulumi config set cxoneBaseUrl https://api.mypurecloud.com",
  });
}
