/** Stands in for the package `proxy-from-env` in the bundle: a data action reaches its CRM without a proxy. */
export function getProxyForUrl(): string {
  return "";
}
