import { HttpError } from "./http-error";
import type { SimAnswer, SimRequest } from "./message";

/** One operation of a service. */
export interface Route {
  readonly method: string;
  /** A path with `{name}` for each segment that varies. */
  readonly path: string;
  readonly handle: (request: SimRequest) => SimAnswer | Promise<SimAnswer>;
}

/** A route and the values of its `{name}` segments. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/**
 * Answers a function that finds the route of a request. A segment is decoded on its own after the split, so an id
 * with an encoded `/` stays one segment.
 *
 * @throws 404 `not.found` no route has this path; 405 `method.not.allowed`; 400 `bad.request` broken percent-encoding
 */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => RouteMatch {
  const table = routes.map((route) => ({ route, segments: route.path.split("/") }));
  return (method, path) => {
    const actual = path.split("/");
    const found = table.filter(({ segments }) => segmentsMatch(segments, actual));
    const entry = found.find(({ route }) => route.method === method);
    if (entry) return { route: entry.route, params: readParams(entry.segments, actual) };
    if (found.length === 0) throw new HttpError(404, "not.found", `There is nothing at ${path}.`);
    const allow = found.map(({ route }) => route.method).join(", ");
    throw new HttpError(405, "method.not.allowed", `${path} takes ${allow}, not ${method}.`, { allow });
  };
}

function segmentsMatch(expected: readonly string[], actual: readonly string[]): boolean {
  return (
    expected.length === actual.length &&
    expected.every((part, index) => (part.startsWith("{") ? actual[index] !== "" : part === actual[index]))
  );
}

function readParams(expected: readonly string[], actual: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  expected.forEach((part, index) => {
    if (part.startsWith("{")) params[part.slice(1, -1)] = decodeSegment(actual[index] ?? "");
  });
  return params;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "bad.request", `path: ${segment} is not valid percent-encoding`);
  }
}
