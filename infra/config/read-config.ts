import { configuredValue } from "../../foundation/configured-value.js";
import { ProgramError } from "../program-error";
import { allBaseKeyNames } from "./base-keys";
import type { ConfigKey } from "./config-key";
import { configValueSchemas } from "./config-value";

/** Where the values come from: the engine's configuration and the environment of the shell. */
export interface ConfigSources {
  readonly project: string;
  readonly stack: string;
  /** All configuration, keys as `namespace:name`. */
  readonly values: Readonly<Record<string, string>>;
  /** The keys, as in `values`, that the stack's file holds encrypted. */
  readonly secretKeys: ReadonlySet<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A stack's configuration, every value validated. */
export class StackConfig {
  constructor(private readonly values: ReadonlyMap<string, string>) {}

  text(key: string): string {
    const value = this.values.get(key);
    if (value === undefined) throw new Error(`The configuration key ${key} is not declared.`);
    return value;
  }

  boolean(key: string): boolean {
    return this.text(key) === "true";
  }

  count(key: string): number {
    return Number(this.text(key));
  }

  list(key: string): string[] {
    return JSON.parse(this.text(key)) as string[];
  }

  /** Without a prototype, for its keys are the users': `constructor` is in it where the stack says so, and only there. */
  map(key: string): Readonly<Partial<Record<string, string>>> {
    const none = Object.create(null) as Record<string, string>;
    return Object.assign(none, JSON.parse(this.text(key)) as Record<string, string>);
  }
}

/** How the configuration is read. */
export interface ReadOptions {
  /** Whether `keys` are all there are, so that any other is a mistake. Default true. */
  readonly isWhole?: boolean;
  /** What is wrong with values that are right by themselves, with the keys at fault. Default nothing. */
  readonly problemsOf?: (config: StackConfig) => readonly ConfigProblem[];
}

/** Something wrong with a key, in words that follow its name, and what to do. */
export interface ConfigProblem {
  readonly key: string;
  readonly seen: string;
  readonly remedy: string;
}

/**
 * Reads and validates the whole configuration before anything else happens.
 *
 * @throws CONFIGURATION_INVALID naming every key at fault, what it is for and the command that sets it
 */
export function readConfig(
  keys: readonly ConfigKey[],
  sources: ConfigSources,
  { isWhole = true, problemsOf = () => [] }: ReadOptions = {},
): StackConfig {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const key of keys) {
    const value = lookUp(key, sources);
    const problem = problemOf(key, value, sources);
    if (problem !== undefined)
      problems.push(`  ${key.name} ${problem}\n    It is the ${key.purpose}.\n    ${remedy(key, value)}`);
    else if (value !== undefined) values.set(key.name, value);
  }
  const config = new StackConfig(values);
  if (keys.every(({ name }) => values.has(name)))
    problems.push(...problemsOf(config).map(({ key, seen, remedy }) => `  ${key} ${seen}.\n    ${remedy}`));
  for (const name of isWhole ? unknownNames(keys, sources) : []) {
    problems.push(`  ${name} is not a key of this project.\n    Remove it: pulumi config rm ${name}`);
  }
  if (problems.length > 0) {
    const count = problems.length === 1 ? "1 key is" : `${problems.length} keys are`;
    throw new ProgramError(
      "CONFIGURATION_INVALID",
      `Reading the configuration of stack "${sources.stack}" failed: ${count} at fault.\n${problems.join("\n")}\n` +
        `Nothing was changed. Put the keys right, then run the command again.`,
    );
  }
  return config;
}

function lookUp(key: ConfigKey, sources: ConfigSources): string | undefined {
  const fromEnvironment = key.environmentVariable ? sources.environment[key.environmentVariable] : undefined;
  const fromStack = sources.values[`${sources.project}:${key.name}`];
  return configuredValue(fromStack, fromEnvironment) ?? key.default;
}

function problemOf(key: ConfigKey, value: string | undefined, sources: ConfigSources): string | undefined {
  if (value === undefined) return "is missing.";
  if (value === key.default) return undefined;
  const qualified = `${sources.project}:${key.name}`;
  if (isSecret(key, value) && qualified in sources.values && !sources.secretKeys.has(qualified)) {
    return "is a secret, but stands in plain text in the stack's file.";
  }
  const result = configValueSchemas[key.kind].safeParse(value);
  return result.success ? undefined : `${result.error.issues[0]?.message ?? "is malformed"}.`;
}

function isSecret(key: ConfigKey, value: string | undefined): boolean {
  return key.secret || (value !== undefined && key.isSecret?.(value) === true);
}

function remedy(key: ConfigKey, value: string | undefined): string {
  const secret = isSecret(key, value);
  const command = `pulumi config set ${secret ? "--secret " : ""}${key.name}${secret ? "" : " VALUE"}`;
  const alternative = key.environmentVariable ? ` (or export ${key.environmentVariable})` : "";
  return `Set it: ${command}${alternative}`;
}

function unknownNames(keys: readonly ConfigKey[], sources: ConfigSources): string[] {
  const prefix = `${sources.project}:`;
  // A stack may keep the keys of the platform that it is not on.
  const known = new Set([...keys.map((key) => key.name), ...allBaseKeyNames()]);
  return Object.keys(sources.values)
    .filter((qualified) => qualified.startsWith(prefix))
    .map((qualified) => qualified.slice(prefix.length))
    .filter((name) => !known.has(name));
}
