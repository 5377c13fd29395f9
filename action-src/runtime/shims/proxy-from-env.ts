/** Stands in for the package `proxy-from-env` in the bundle: a data action reaches its backend without a proxy. */
export function getProxyForUrl(): string {
  return "";
}
