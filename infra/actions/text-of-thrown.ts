import { inspect } from "node:util";
import { isNativeError } from "node:util/types";

const MOST_CHARACTERS = 2_000;

/** What code of an action has thrown, as text: that may be anything, and however long. */
export function textOfThrown(thrown: unknown): string {
  const text =
    typeof thrown === "string"
      ? thrown
      : isNativeError(thrown)
        ? String(thrown)
        : inspect(thrown, { depth: 1 });
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
