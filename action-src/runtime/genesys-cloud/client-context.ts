import { variableOfHeader } from "../../../foundation/environment-header";

/** An environment, the variables in the order of their names. */
export type Environment = Readonly<Record<string, string>>;

/**
 * The environment that the headers of one execution carry. Templates make an empty text of a credential that is not
 * there: it counts as missing.
 *
 * @param clientContext of the function's context: header to value; may be missing or of another shape
 */
export function environmentOf(clientContext: unknown): Environment {
  const given = typeof clientContext === "object" && clientContext !== null ? clientContext : {};
  const variables = Object.entries(given).flatMap(([header, value]: [string, unknown]) => {
    const variable = variableOfHeader(header);
    return variable !== undefined && typeof value === "string" && value !== "" ? [[variable, value]] : [];
  });
  return Object.fromEntries(variables.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))) as Environment;
}
