import type * as z from "zod";

/** More would be no help. */
const MOST_PATHS = 5;
/** A name of a field, or a place in a list. What looks otherwise may be data that a backend uses as a key. */
const NAME = /^(?:[A-Za-z_-]{1,40}\d?|\d{1,4})$/;

/**
 * Where an answer is not what a schema reads: paths such as `state` or `items.0.id`, never a value; `(answer)` is the
 * answer itself, and `*` stands for what may be data.
 */
export function mismatchesOf({ issues }: z.core.$ZodError): string[] {
  const paths = issues.map(({ path }) => path.map(shown).join(".") || "(answer)");
  return [...new Set(paths)].slice(0, MOST_PATHS);
}

function shown(key: PropertyKey): string {
  const text = String(key);
  return NAME.test(text) ? text : "*";
}
