import { badRequest } from "./genesys-error";

/**
 * The guard of every PATCH of an action or a draft.
 *
 * @throws 400 `bad.request`; ASSUMED: its text, after what the Terraform provider looks for
 */
export function requireVersion(supplied: number, current: number): void {
  if (supplied === current) return;
  throw badRequest(`Supplied version ${supplied} does not match the current version ${current}`, {
    details: [{ fieldName: "version" }],
  });
}
