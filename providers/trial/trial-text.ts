import { createRequire } from "node:module";
import type * as zod from "zod";
import type { Trial } from "../platforms/data-actions-api";
import { isObject, type Properties } from "../properties";
import { checkAnswer, type AnswerExpectations, type ExpectedOutputs } from "./check-answer";

/** A smoke-test case by which a new version shows that it works before it is put in place, as data. */
export interface TrialCase extends AnswerExpectations {
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The JSON Schema of the outputs. */
  readonly outputs: object;
}

/** Writes a case as the resource's input `trial`. */
export function formatTrial({ success, expect, ...rest }: TrialCase): string {
  return JSON.stringify({ ...rest, success: encode(success), expect: encode(expect) });
}

/**
 * Reads what {@link formatTrial} wrote.
 *
 * @returns undefined where the text is none of it: nothing is to be tried
 */
export function parseTrial(text: unknown): Trial | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const { inputs, outputs, success, expect, ...rest } = JSON.parse(text) as TrialCase;
  const expectations: AnswerExpectations = { ...rest, success: decode(success), expect: decode(expect) };
  return {
    inputs,
    problemOf: (answer) => {
      // Loaded when a version is tried, which no preview does: start-up is most of a preview.
      // eslint-disable-next-line no-restricted-globals -- any file of the project finds the package
      const { fromJSONSchema } = createRequire(__filename)("zod") as typeof zod;
      const checked = checkAnswer(
        fromJSONSchema(outputs as Parameters<typeof fromJSONSchema>[0]),
        expectations,
        answer,
      );
      return "problem" in checked ? checked.problem : undefined;
    },
  };
}

function encode(expected: ExpectedOutputs): Properties {
  return mapValues(expected, (value) =>
    value instanceof RegExp ? { pattern: value.source, flags: value.flags } : { value },
  );
}

function decode(encoded: ExpectedOutputs): ExpectedOutputs {
  return mapValues(encoded, (entry) => {
    if (!isObject(entry) || !("pattern" in entry)) return isObject(entry) ? entry["value"] : undefined;
    return new RegExp(String(entry["pattern"]), String(entry["flags"]));
  });
}

function mapValues(map: ExpectedOutputs, change: (value: unknown) => unknown): Properties {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
