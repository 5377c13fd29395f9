import type { ConfigKey, ConfigKind } from "../../infra/config/config-key";

/** What a value of each kind is, in words. */
const KINDS: Readonly<Record<ConfigKind, string>> = {
  text: "text, 4,096 characters at most",
  url: "an HTTPS URL; HTTP on loopback",
  baseUrl: "an HTTPS URL that paths are put behind, without a query; HTTP on loopback",
  origin: "an HTTPS URL of scheme and host alone; HTTP on loopback",
  boolean: "`true` or `false`",
  count: "a whole number from 1 to 9999",
  list: "a list of strings",
  map: "a map of strings",
  nameSuffix: "1 to 40 letters, digits, dots, hyphens and underscores",
  platform: "`cxone` or `genesys-cloud`",
  smokeTest: "`true`, `false` or `candidate`",
};

/** Markdown with a section for each configuration key. */
export function keySections(keys: readonly ConfigKey[]): string {
  return keys.map(section).join("\n\n");
}

function section(key: ConfigKey): string {
  const { name, purpose, kind, environmentVariable, details } = key;
  return [
    `### \`${name}\``,
    "",
    `${purpose.charAt(0).toUpperCase()}${purpose.slice(1)}.${details === undefined ? "" : ` ${details}`}`,
    "",
    `- **Value:** ${KINDS[kind]}${secrecy(key)}`,
    `- **Without it:** ${absence(key)}`,
    ...(environmentVariable === undefined
      ? []
      : [`- **From the environment:** \`${environmentVariable}\`, where the stack has no value`]),
    `- **Set it:** \`${setting(key)}\``,
  ].join("\n");
}

function secrecy({ secret, isSecret }: ConfigKey): string {
  if (secret) return "; secret";
  return isSecret === undefined ? "" : "; secret where it holds a password";
}

function absence({ default: fallback }: ConfigKey): string {
  if (fallback === undefined) return "the command ends with `CONFIGURATION_INVALID`";
  return ["", "{}", "[]"].includes(fallback) ? "none" : `\`${fallback}\``;
}

function setting({ name, kind, secret }: ConfigKey): string {
  const set = "npm run pulumi -- config set";
  if (kind === "map") return `${set} --path '${name}["NAME"]' VALUE --type string`;
  if (kind === "list") return `${set} --path '${name}[0]' VALUE`;
  return secret ? `${set} --secret ${name}` : `${set} ${name} VALUE`;
}

/** A Markdown table of all keys, by what they are for, as Prettier lays it out. */
export function keyTable(groups: readonly (readonly [string, readonly ConfigKey[]])[]): string {
  const rows = groups.flatMap(([of, keys]) =>
    keys.map((key) => [
      `[\`${key.name}\`](#${key.name.toLowerCase()})`,
      of,
      key.default === undefined ? "yes" : "",
      key.secret ? "yes" : "",
      key.environmentVariable === undefined ? "" : `\`${key.environmentVariable}\``,
    ]),
  );
  return table(["key", "of", "required", "secret", "or from the environment"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_cell, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
