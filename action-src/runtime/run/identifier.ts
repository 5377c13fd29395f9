import * as z from "zod";

/**
 * An input that identifies something: text, or a number that Studio made of one. A whole number becomes the text of its
 * digits; one that may have lost digits is refused, because it would identify something else. Studio is told that the
 * input is a string (infra/actions/api-schema.ts).
 *
 * @param text what the text must look like
 */
export function identifier(text: z.ZodString): z.ZodType<string, string | number> {
  return z.preprocess((value, context) => {
    if (typeof value !== "number") return value;
    if (Number.isSafeInteger(value)) return String(value);
    context.addIssue({ code: "custom", message: LOST_DIGITS, input: value });
    return z.NEVER;
  }, text);
}

const LOST_DIGITS =
  "is a number with a fraction or beyond 9007199254740991, whose digits are not all there any more: pass it as text";
