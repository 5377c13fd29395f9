/** What one check found. */
export interface Finding {
  /** The part of the set-up that was looked at, for example `configuration`. */
  readonly area: string;
  /**
   * `ok`; `warning` where a deployment works all the same, or nothing can be said; `failed` where it will not; `skipped`
   * where an earlier failure left nothing to look at.
   */
  readonly status: "ok" | "warning" | "failed" | "skipped";
  /** What was looked at and seen, in one sentence. Holds no secret. */
  readonly seen: string;
  /** What to type or to do; absent where there is nothing. */
  readonly remedy?: string;
}

/** A check: the findings come as they are made. */
export type Check = AsyncGenerator<Finding, void>;

/** An error as a finding; its message says what was seen and what to do. */
export function failure(area: string, error: unknown): Finding {
  return { area, status: "failed", seen: error instanceof Error ? error.message : String(error) };
}

/** A finding whose advice to set configuration names the stack, which may be none that is selected. */
export function forStack(finding: Finding, stack: string): Finding {
  const named = (text: string): string =>
    text.replace(/\bconfig set (?!--stack)/g, `config set --stack ${stack} `);
  const { seen, remedy } = finding;
  return { ...finding, seen: named(seen), ...(remedy === undefined ? {} : { remedy: named(remedy) }) };
}
