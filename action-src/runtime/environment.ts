import type { EnvironmentDescription, EnvironmentVariable } from "../define-action";
import { ActionFailure } from "./action-failure";

/** The values of an environment: booleans for `boolean`, strings for the rest. */
export type EnvironmentValues<E extends EnvironmentDescription> = {
  readonly [Name in keyof E]: E[Name]["kind"] extends "boolean" ? boolean : string;
};

/**
 * Reads and checks the variables an action describes. URLs come without a trailing slash.
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
    const value = text === undefined ? undefined : parse(variable.kind, text);
    if (value !== undefined) values[name] = value;
    else complaints.push(`${name} ${text === undefined ? "is missing" : MALFORMED[variable.kind]}`);
  }
  if (complaints.length > 0) {
    throw new ActionFailure(
      "CONFIGURATION_INVALID",
      `The action's environment was read: ${complaints.join(", ")}. Set the configuration of the stack and deploy again.`,
    );
  }
  return values as EnvironmentValues<E>;
}

const MALFORMED = {
  text: "holds characters that are not allowed",
  url: "is not an https URL without credentials, query or fragment",
  boolean: "is neither true nor false",
} as const;

function parse(kind: EnvironmentVariable["kind"], text: string): string | boolean | undefined {
  if (kind === "text") return text;
  if (kind === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  return parseUrl(text);
}

/** Names of this machine, where a simulator may be reached without TLS. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function parseUrl(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const isSecure = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (!isSecure || url.username || url.password || url.search || url.hash) return undefined;
  return url.href.replace(/\/+$/, "");
}
