import { HttpError } from "./http-error";
import type { SimRequest } from "./message";

/**
 * Lets a request in that signs in with HTTP Basic.
 *
 * @throws 401 `unauthorized`
 */
export function requireBasic({ headers }: SimRequest, user: string, password: string): void {
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  if (headers.authorization === expected) return;
  throw new HttpError(401, "unauthorized", "The user or the password is not known.", {
    "www-authenticate": 'Basic realm="simulator"',
  });
}
