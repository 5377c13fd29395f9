import { badRequest } from "./genesys-error";

/** A page of a list, as every list of Genesys Cloud is answered. */
export interface EntityListing<T> {
  readonly entities: readonly T[];
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly total: number;
  readonly pageCount: number;
  readonly firstUri: string;
  readonly selfUri: string;
  readonly lastUri: string;
  readonly nextUri?: string;
  readonly previousUri?: string;
}

const DEFAULT_PAGE_SIZE = 25;
/** ASSUMED: as in the platform's other lists (test/sim/genesys-cloud/page.test.ts). */
const MAX_PAGE_SIZE = 100;

/**
 * The page that a query asks for with `pageSize` (default 25) and `pageNumber` (default 1).
 *
 * @param path of the list, for the addresses of its other pages
 * @throws 400 `bad.request` one of the two is no whole number in its range
 */
export function pageOf<T>(all: readonly T[], path: string, query: URLSearchParams): EntityListing<T> {
  const pageSize = whole(query, "pageSize", DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  const pageNumber = whole(query, "pageNumber", 1, Number.MAX_SAFE_INTEGER);
  const pageCount = Math.ceil(all.length / pageSize);
  const uri = (number: number): string => {
    const other = new URLSearchParams(query);
    other.set("pageSize", String(pageSize));
    other.set("pageNumber", String(number));
    return `${path}?${other.toString()}`;
  };
  return {
    entities: all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
    pageSize,
    pageNumber,
    total: all.length,
    pageCount,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    lastUri: uri(Math.max(1, pageCount)),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
  };
}

function whole(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= max) return value;
  throw badRequest(`${name}: ${JSON.stringify(text)} must be a whole number from 1 to ${max}`, {
    details: [{ fieldName: name }],
  });
}
