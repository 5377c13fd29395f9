import { textsIn } from "../../../foundation/texts-in";
import type { EnvironmentDescription, EnvironmentVariable } from "../../define-action";
import type { AuditFields } from "../execution/audit-log";

/** What must not be seen in a record. */
interface Hidden {
  readonly environment: EnvironmentDescription;
  /** Of the environment's variables; those of its secrets are hidden. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The inputs as they came. */
  readonly given: Readonly<Record<string, unknown>>;
}

const LONGEST_TEXT = 300;
const MOST_FRAMES = 8;
/** Shorter inputs identify nobody, and hiding them would leave nothing of a text to read. */
const SHORTEST_HIDDEN = 3;
const MASK = "***";
/** JavaScript engines quote data so, an answer that is no JSON for example. */
const QUOTED = /"[^"]*"?/g;
/** The value of an Authorization header, which may be short. */
const SIGNED_IN = /\b(Basic|Bearer) +[\w.~+/=-]+/gi;
/** What may be a token, a phone number or an identifier that only the code has seen. */
const SUSPECT = /[\w.~+/=-]{32,}|\+?\d[\d\s().-]{4,}\d/g;
/** A frame of a stack: a function's name, a path and the place in that file. */
const FRAME = /^\s+at (?:(.*) \()?(.*?)([^/\\\s]+:\d+:\d+)\)?$/;

/**
 * What an execution's trace says of an exception, whatever was thrown; one that cannot be read, such as one with inputs
 * too deep to hide, is only named, because the execution must still be answered.
 */
export function describeDefect(thrown: unknown, hidden: Hidden): AuditFields {
  try {
    return describe(thrown, hidden);
  } catch {
    return { cause: typeof thrown, message: "The exception cannot be read." };
  }
}

/**
 * Its name, its message without data, and the stack frames outside
 * Node.js and packages, by file name alone, such as `toOutputs index.js:3:1207`. In a bundle every frame is of index.js.
 */
function describe(thrown: unknown, hidden: Hidden): AuditFields {
  const error = thrown instanceof Error ? thrown : undefined;
  const conceal = hider(hidden);
  const cut = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
  return {
    cause: cut(conceal(error ? String(error.name) : typeof thrown)),
    message: cut(
      conceal(messageOf(thrown))
        .replace(QUOTED, `"${MASK}"`)
        .replace(SIGNED_IN, `$1 ${MASK}`)
        .replace(SUSPECT, MASK),
    ),
    stack: error ? framesOf(error).map((frame) => cut(conceal(frame))) : undefined,
  };
}

/** An error of zod lists its issues as JSON; a line is easier to read, and quotes nothing. */
function messageOf(thrown: unknown): string {
  const { issues, message } = (thrown ?? {}) as { issues?: unknown; message?: unknown };
  if (!Array.isArray(issues) || !issues.every(isIssue)) {
    const text = typeof thrown === "string" ? thrown : message;
    return typeof text === "string" ? text : "";
  }
  return issues.map(({ path, message: seen }) => `${path.map(String).join(".")}: ${seen}`).join("; ");
}

/** Other libraries have `issues` of another shape. */
function isIssue(issue: unknown): issue is { readonly path: PropertyKey[]; readonly message: string } {
  const { path, message } = (issue ?? {}) as { path?: unknown; message?: unknown };
  return Array.isArray(path) && typeof message === "string";
}

function framesOf({ stack, message }: Error): string[] {
  // The message comes first, and may look like a frame itself.
  const lines = String(stack).replace(message, "").split("\n");
  return lines
    .map((line) => FRAME.exec(line))
    .filter((frame) => frame !== null)
    .filter(([, , folder, place]) => !/node:|node_modules/.test(`${folder}${place}`))
    .slice(0, MOST_FRAMES)
    .map(([, name = "", , place]) => `${name} ${place}`.trim());
}

/** Replaces secrets and inputs, as they are and as they stand in URLs, in JSON and in base64. */
function hider({ environment, values, given }: Hidden): (text: string) => string {
  const secrets = Object.entries<EnvironmentVariable>(environment).filter(([, { secret }]) => secret);
  const hidden = [
    ...secrets.flatMap(([name]) => textsIn(values[name]?.trim())),
    ...textsIn(given).filter((text) => text.length >= SHORTEST_HIDDEN),
  ]
    .flatMap(formsOf)
    .filter((value) => value !== "")
    .sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((masked, value) => masked.replaceAll(value, MASK), text);
}

function formsOf(value: string): string[] {
  const inUrl = encoded(value);
  const inForm = inUrl.replaceAll("%20", "+");
  const inUrls = [inUrl, inForm].flatMap((text) => [text, text.replace(/%../g, (hex) => hex.toLowerCase())]);
  const bytes = Buffer.from(value);
  const inBase64 = [bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")];
  return [value, JSON.stringify(value).slice(1, -1), ...inUrls, ...inBase64];
}

function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Broken Unicode, which no URL can carry.
    return value;
  }
}
