import { badRequest } from "./genesys-error";

/** The flags of a query. */
export interface QueryFlags {
  /** True where it is there, with `true` or with nothing. */
  has(name: string): boolean;
  /** Whether an `expand` names this field. */
  expands(field: string): boolean;
}

/**
 * Reads flags and `expand`.
 *
 * @throws 400 `invalid.value` on use, where a flag is neither true nor false
 */
export function readFlags(query: URLSearchParams): QueryFlags {
  return {
    has: (name) => {
      const text = query.get(name);
      if (text === null || text === "false") return false;
      if (text === "true" || text === "") return true;
      throw badRequest(`${name}: ${JSON.stringify(text)} must be true or false`);
    },
    expands: (field) =>
      query
        .getAll("expand")
        .flatMap((text) => text.split(","))
        .some((text) => text === field || text.startsWith(`${field}.`)),
  };
}
