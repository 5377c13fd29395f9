import { CommandError } from "../command-error";
import type { ReadPulumi } from "./read-pulumi";

/** A value of a stack's configuration; that of a secret is left out unless it was asked for. */
export interface ConfigEntry {
  readonly value?: string;
  readonly secret: boolean;
}

/** A stack's configuration: the entry of a key of the project; undefined where it is not set. */
export type StackConfig = (key: string) => ConfigEntry | undefined;

/**
 * Reads a stack's configuration.
 *
 * @param project the namespace of the keys
 * @param more of the CLI's options: with `--show-secrets` the entries have the values of secrets, which go nowhere else
 * @throws COMMAND_INVALID
 */
export async function readStackConfig(
  stack: string,
  project: string,
  read: ReadPulumi,
  ...more: readonly string[]
): Promise<StackConfig> {
  return parseStackConfig(await read(["config", "--json", ...more, "--stack", stack]), project);
}

/**
 * Reads what `pulumi config --json` wrote.
 *
 * @throws COMMAND_INVALID where it is no JSON
 */
export function parseStackConfig(text: string, project: string): StackConfig {
  const entries = parseJson(text, "stack's configuration") as Readonly<Record<string, ConfigEntry>>;
  return (key) => entries[`${project}:${key}`];
}

/**
 * The values of all secrets in what `pulumi config --json --show-secrets` wrote, to mask them.
 *
 * @throws COMMAND_INVALID where it is no JSON
 */
export function secretsOf(text: string): string[] {
  const entries = parseJson(text, "stack's configuration") as Readonly<Record<string, ConfigEntry>>;
  return Object.values(entries).flatMap(({ secret, value }) =>
    secret && value !== undefined ? [value] : [],
  );
}

/** Where a stack says that its artifacts are. A URL with a password in it is a secret, which only `config get` tells. */
export async function artifactsUrlOf(
  stack: string,
  config: StackConfig,
  read: ReadPulumi,
): Promise<string | undefined> {
  const entry = config("artifactsUrl");
  if (!entry?.secret) return entry?.value;
  return (await read(["config", "get", "artifactsUrl", "--stack", stack])).trim();
}

/**
 * Reads JSON that the CLI wrote.
 *
 * @param what for the message
 * @throws COMMAND_INVALID where it is none
 */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(
      `Reading the ${what} failed: the CLI did not write JSON. Use Pulumi 3.248 or later.`,
    );
  }
}
