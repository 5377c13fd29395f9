/**
 * A text as a literal of TypeScript, whatever is in it. JSON's escapes are TypeScript's; what only JSON leaves alone, the
 * line separators of Unicode, is escaped as well, so that a line of source stays one.
 */
export function textLiteral(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** The literal of any value that JSON has. */
export function valueLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueLiteral).join(", ")}]`;
  if (typeof value === "object" && value !== null) return objectLiteral(Object.entries(value));
  return typeof value === "string" ? textLiteral(value) : String(JSON.stringify(value));
}

/** An object whose values are literals already. @param entries name to source code, or to a value of JSON's */
export function objectLiteral(
  entries: readonly (readonly [string, unknown])[],
  toCode: (value: unknown) => string = valueLiteral,
): string {
  const members = entries.map(([name, value]) => `${keyOf(name)}: ${toCode(value)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** As a plain key, `__proto__` would set the prototype. */
function keyOf(name: string): string {
  return name === "__proto__" ? `["__proto__"]` : textLiteral(name);
}
