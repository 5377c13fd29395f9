/**
 * Stands in for the package `https-proxy-agent` in the bundle. axios tests agents against this class, and makes
 * one only for a configured proxy; the transport of the actions is configured to use none.
 */
class HttpsProxyAgent {
  constructor() {
    throw new Error("A data action reaches its backend without a proxy.");
  }
}

// Packages import it and require it.
export = HttpsProxyAgent;
