import { headerOfVariable } from "../../foundation/environment-header";
import { ProgramError } from "../program-error";

/**
 * Bytes in base64 that a function's client context may have. Source: the platform's introduction of functions
 * (docs/platforms.md).
 */
const MAX_BYTES = 3_584;
/** What the platform and the action's tags put there beside the environment. ASSUMED: 700 bytes of JSON are enough. */
const RESERVED_BYTES = 700;

/**
 * Makes sure that an action's environment reaches its handler: on Genesys Cloud it travels in headers, whose whole is
 * limited. No value is ever quoted.
 *
 * @param environment variable name to value
 * @param keys variable name to the configuration key that has the value
 * @throws CONFIGURATION_INVALID
 */
export function requireSmallClientContext(
  action: string,
  environment: Readonly<Record<string, string>>,
  keys: Readonly<Record<string, string>>,
): void {
  const variables = Object.entries(environment);
  const headers = Object.fromEntries(variables.map(([name, value]) => [headerOfVariable(name), value]));
  const jsonBytes = Buffer.byteLength(JSON.stringify(headers)) + RESERVED_BYTES;
  const bytes = Math.ceil(jsonBytes / 3) * 4;
  if (bytes <= MAX_BYTES) return;
  const [longest = ""] = variables.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  throw new ProgramError(
    "CONFIGURATION_INVALID",
    `The environment of action "${action}" takes ${bytes} bytes of the client context in which Genesys Cloud hands it over, ` +
      `and has ${MAX_BYTES}. Shorten its values (the longest is that of the configuration key ${keys[longest] ?? longest}), or ` +
      "split the action.",
  );
}
