import { HttpError } from "./http-error";
import type { SimRequest } from "./message";

/**
 * Lets a request in that has the API key in a header.
 *
 * @param header its name, in lower case
 * @throws 401 `unauthorized`
 */
export function requireApiKey({ headers }: SimRequest, header: string, key: string): void {
  if (headers[header] === key) return;
  throw new HttpError(401, "unauthorized", `The header ${header} does not hold a key that is known.`);
}
