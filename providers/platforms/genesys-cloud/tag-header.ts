const PREFIX = "x-tag-";

/**
 * The header that keeps a tag: the platform has no tags, and a header is there from a draft's very first moment. What it
 * holds arrives in the function's `clientContext`, where nobody reads it.
 */
export function tagHeader(tag: string): string {
  return PREFIX + tag;
}

/** The tag that a header keeps; undefined where it keeps none. */
export function tagOfHeader(header: string): string | undefined {
  const name = header.toLowerCase();
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
}
