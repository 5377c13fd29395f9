import type { IncomingHttpHeaders } from "node:http";
import { HttpError } from "./http-error";

/** The names under which a simulator can be reached; a DNS name that resolves to loopback is none of them. */
const LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Why a request is not for this simulator, or nothing where it is. A simulator runs the code it is given, so a web page
 * must not reach it: neither from an origin of its own, nor through a name of its own that it has pointed at loopback (DNS
 * rebinding). The one page that may is the simulator's console, under the very name by which it was opened. Programs send
 * neither `Origin` nor `Sec-Fetch-Site`.
 *
 * @param port on which the request arrived
 * @returns 403 `host.foreign` or `origin.foreign`
 */
export function refusalOfForeign(
  headers: IncomingHttpHeaders,
  port: number | undefined,
): HttpError | undefined {
  // Clients leave out the port that http has by default.
  const ports = port === 80 ? ["", ":80"] : [`:${port}`];
  const own = LOOPBACK_HOSTS.flatMap((host) => ports.map((suffix) => host + suffix));
  const use = `Call http://127.0.0.1:${port}.`;
  const host = (headers.host ?? "").toLowerCase();
  if (!own.includes(host)) {
    const seen = JSON.stringify(headers.host ?? "");
    const message = `Refused: the request is for the host ${seen}; a simulator answers on loopback alone. ${use}`;
    return new HttpError(403, "host.foreign", message);
  }
  const { origin } = headers;
  const site = headers["sec-fetch-site"];
  const isOwnOrigin = origin === undefined || origin === `http://${host}`;
  const isOwnSite = site === undefined || site === "same-origin" || site === "none";
  if (isOwnOrigin && isOwnSite) return undefined;
  const seen = JSON.stringify(isOwnOrigin ? site : origin);
  const message = `Refused: the request comes from a web page (${seen}); a simulator answers programs and its own console alone. ${use}`;
  return new HttpError(403, "origin.foreign", message);
}
