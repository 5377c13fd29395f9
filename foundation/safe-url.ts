/** Names of this machine, where a simulator may be reached without TLS. `URL` writes every IPv4 form with four numbers. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name, as `URL` writes it, means this machine. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * What is wrong with a URL that credentials or tokens are to be sent to, in words that follow the URL's name; undefined
 * when nothing is. It must be absolute, https (http on loopback), and have neither credentials nor a fragment; a query
 * is allowed. The words never repeat the URL, which may hold a secret.
 */
export function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return "is not an absolute URL";
  const url = new URL(text);
  const isSecure = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!isSecure) return "is not an https URL (http is for loopback only)";
  if (url.username || url.password) return "holds credentials";
  // `hash` is empty for a lone number sign, `href` keeps it.
  if (url.href.includes("#")) return "has a fragment";
  return undefined;
}

/** The same for a URL that paths are appended to: it has no query either. */
export function baseUrlProblem(text: string): string | undefined {
  // `search` is empty for a lone question mark, the text keeps it.
  return urlProblem(text) ?? (text.includes("?") ? "has a query, which a base URL must not have" : undefined);
}

/** The same for an address whose paths are all known: scheme, host and port alone. */
export function originProblem(text: string): string | undefined {
  const problem = baseUrlProblem(text);
  if (problem !== undefined) return problem;
  const isAlone = new URL(text).pathname === "/";
  return isAlone ? undefined : "has a path, and takes scheme and host alone, as in https://api.example.com";
}
