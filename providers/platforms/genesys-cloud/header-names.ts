const ENVIRONMENT = "x-env-";
const TAG = "x-tag-";

/**
 * The header by which a variable of the environment reaches the handler: `CRM_CLIENT_ID` comes as `x-env-crm-client-id`.
 * Headers arrive in the function's `clientContext`. ASSUMED: names of letters, digits and hyphens, in any case, arrive
 * as they were written or in lower case (header-names.test.ts; the bundle's entry reads them without regard to case).
 */
export function variableHeader(variable: string): string {
  return ENVIRONMENT + variable.toLowerCase().replaceAll("_", "-");
}

/** The variable that a header is of; undefined where it is none. */
export function variableOfHeader(header: string): string | undefined {
  const name = header.toLowerCase();
  if (!name.startsWith(ENVIRONMENT)) return undefined;
  return name.slice(ENVIRONMENT.length).replaceAll("-", "_").toUpperCase();
}

/** The header that keeps a tag: the platform has no tags, and headers are there from a draft's very first moment. */
export function tagHeader(tag: string): string {
  return TAG + tag;
}

/** The tag that a header keeps; undefined where it keeps none. */
export function tagOfHeader(header: string): string | undefined {
  const name = header.toLowerCase();
  return name.startsWith(TAG) ? name.slice(TAG.length) : undefined;
}
