/** UTF-16 code units without their partner, which `encodeURIComponent` throws on. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Whether a value can stand as one segment of a URL's path once it is percent-encoded.
 * `.` and `..` cannot: URL parsers resolve them even as `%2E%2E`, and the request would go to another resource.
 */
export function isPathSegment(value: string): boolean {
  return value.trim() !== "" && value !== "." && value !== ".." && !LONE_SURROGATE.test(value);
}
