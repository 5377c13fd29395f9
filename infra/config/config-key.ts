/**
 * What a configuration value must look like. A `baseUrl` is a `url` that paths are appended to, an `origin` one without a path of
 * its own. `list` and `map` are
 * JSON, as `pulumi config set --path` writes them. A `nameSuffix` keeps an action's name legal.
 */
export type ConfigKind =
  | "text"
  | "url"
  | "baseUrl"
  | "origin"
  | "boolean"
  | "count"
  | "list"
  | "map"
  | "nameSuffix"
  | "platform"
  | "smokeTest";

/** One key of the stack's configuration, in the namespace of the project. */
export interface ConfigKey {
  readonly name: string;
  /** What the key is for, in one phrase; shown when the key is missing. */
  readonly purpose: string;
  /** What docs/configuration.md says besides, in whole sentences. */
  readonly details?: string;
  readonly kind: ConfigKind;
  /** A secret in plain text is refused. */
  readonly secret: boolean;
  /** Which values are secrets where not every value of the key is one. */
  readonly isSecret?: (value: string) => boolean;
  /** Used where neither the stack nor the environment has a value; without it the key is required. */
  readonly default?: string;
  /** An environment variable that serves where the stack has no value. */
  readonly environmentVariable?: string;
}
