import type { EnvironmentDescription, EnvironmentVariable } from "../../define-action";
import { misconfigured } from "../execution/action-failure";
import { baseUrlProblem, urlProblem } from "../../../foundation/safe-url";

/** The values of an environment: booleans for `boolean`, strings for the rest. */
export type EnvironmentValues<E extends EnvironmentDescription> = {
  readonly [Name in keyof E]: E[Name]["kind"] extends "boolean" ? boolean : string;
};

/**
 * Reads and checks the variables an action describes. A variable of white space alone counts as missing, and a base
 * URL comes without a slash at its end.
 * @throws CONFIGURATION_INVALID naming every variable that is missing or malformed, never a value
 */
export function readEnvironment<E extends EnvironmentDescription>(
  description: E,
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentValues<E> {
  const values: Record<string, string | boolean> = {};
  const complaints: string[] = [];
  for (const [name, variable] of Object.entries<EnvironmentVariable>(description)) {
    const text = environment[name]?.trim() || variable.default;
    const parsed = text === undefined ? { problem: "is missing" } : parse(variable.kind, text);
    if ("value" in parsed) values[name] = parsed.value;
    else complaints.push(`${name} ${parsed.problem}`);
  }
  if (complaints.length > 0) {
    throw misconfigured(complaints.join(", "));
  }
  return values as EnvironmentValues<E>;
}

type Parsed = { readonly value: string | boolean } | { readonly problem: string };

function parse(kind: EnvironmentVariable["kind"], text: string): Parsed {
  if (kind === "text") return { value: text };
  if (kind === "url" || kind === "baseUrl") return parseUrl(text, kind === "baseUrl");
  if (text === "true" || text === "false") return { value: text === "true" };
  return { problem: "is neither true nor false" };
}

function parseUrl(text: string, isBase: boolean): Parsed {
  const problem = isBase ? baseUrlProblem(text) : urlProblem(text);
  if (problem !== undefined) return { problem };
  const { href } = new URL(text);
  return { value: isBase ? href.replace(/\/+$/, "") : href };
}
