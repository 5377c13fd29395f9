/**
 * What a platform can do and takes, as far as the resource depends on it. An adapter states it as a constant, because
 * `check` asks in every preview, which has no connection. What differs between servers of one platform is no capability:
 * there a field of `ActionRecord` is missing, and means "not known".
 */
export interface PlatformCapabilities {
  /**
   * Whether a name is unique in an organisation. Where it is, the name tells after a doubtful creation whether there is
   * an action now; where it is not, the doubt is reported.
   */
  readonly uniqueNames: boolean;
  readonly limits: PlatformLimits;
}

/** What the arguments of an action must hold to, each checked before anything is sent. */
export interface PlatformLimits {
  /** Names that are taken, as a pattern and as a whole sentence that tells a person what to use. */
  readonly name: { readonly pattern: RegExp; readonly rule: string };
  /** In characters. */
  readonly maxDescriptionLength: number;
  readonly runtimes: readonly string[];
  /** Whole seconds, both bounds included. */
  readonly timeoutSeconds: { readonly min: number; readonly max: number };
  /** Of the bundle, the ZIP. */
  readonly maxCodeBytes: number;
}
