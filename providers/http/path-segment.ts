/**
 * A text as one segment of a path. A segment of dots alone would be resolved away by the URL parser, and the call would
 * go to another path.
 */
export function pathSegment(text: string): string {
  const encoded = encodeURIComponent(text);
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll(".", "%252E") : encoded;
}
