import { ProviderError } from "../errors/provider-error";

/** Whether a URL's host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * Checks the base URL of CXone and returns it without a slash at its end. Plain HTTP is for loopback only, where the
 * simulator listens: elsewhere it would show the credentials to the network.
 *
 * @throws CONFIGURATION_INVALID
 */
export function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw refuse("is not a URL");
  if (url.username !== "" || url.password !== "") throw refuse("holds a user name or a password");
  if (url.search !== "" || url.hash !== "") throw refuse("holds a query or a fragment");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw refuse(`does not use HTTPS (${url.protocol}//${url.hostname})`);
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
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
