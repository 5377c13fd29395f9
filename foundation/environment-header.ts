/** What begins the header of each environment variable. */
const PREFIX = "x-env-";

/** A variable whose header leads back to its name: on Genesys Cloud an environment has no others. */
export const HEADER_VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/**
 * The header that carries an environment variable to a function of Genesys Cloud, which has no environment of its own:
 * `x-env-crm-client-id` for `CRM_CLIENT_ID`. ASSUMED: a header's name may hold letters, digits and `-` alone, and comes
 * in whatever case (test/foundation/environment-header.test.ts).
 *
 * @param variable a name that {@link HEADER_VARIABLE} matches
 */
export function headerOfVariable(variable: string): string {
  return PREFIX + variable.toLowerCase().replaceAll("_", "-");
}

/** The environment variable that a header carries, in whatever case it is written; undefined for any other header. */
export function variableOfHeader(header: string): string | undefined {
  const name = header.toLowerCase();
  if (!name.startsWith(PREFIX)) return undefined;
  const variable = name.slice(PREFIX.length).replaceAll("-", "_").toUpperCase();
  return HEADER_VARIABLE.test(variable) ? variable : undefined;
}
