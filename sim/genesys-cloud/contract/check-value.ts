import { Ajv } from "ajv";
import type { JsonSchema } from "../store/records";

/** `format` counts for nothing: whether the platform looks at it is not known. */
const ajv = new Ajv({ strict: false, validateFormats: false, addUsedSchema: false, logger: false });

/**
 * What is wrong with a value by a schema; nothing where it holds.
 *
 * @returns the first problem, with the place of it
 */
export function problemWith(value: unknown, schema: JsonSchema): string | undefined {
  // Draft-04's names for what these schemas are called by; they say nothing of values.
  const { $schema: _dialect, id: _id, ...rules } = schema;
  const validate = ajv.compile(rules);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  const place = (error?.instancePath ?? "").replaceAll("/", ".").slice(1);
  const detail =
    error?.params && "additionalProperty" in error.params
      ? ` (${String(error.params.additionalProperty)})`
      : "";
  return `${place === "" ? "" : `${place} `}${error?.message ?? "is not valid"}${detail}`;
}
