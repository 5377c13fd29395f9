import { withoutColors } from "../text/without-colors";

/** A resource before or after a step, as `pulumi preview --json` prints it; secrets read `[secret]`. */
export interface ResourceState {
  readonly type?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What the engine would do with one resource. With `--refresh`, a step `refresh` for each recorded resource comes first. */
export interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  /** For `refresh` the recorded state; for any other step of a refreshed preview, the state as it was found. */
  readonly oldState?: ResourceState;
  readonly newState?: ResourceState;
}

/** A message of the engine, the provider or the program. */
export interface Diagnostic {
  readonly urn?: string;
  readonly severity: string;
  readonly message: string;
}

/** The parts of `pulumi preview --json` that a review reads. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what `pulumi preview --json` wrote to standard output.
 *
 * @returns undefined where it is no such document: the engine prints none when it cannot start
 */
export function parsePreview(text: string): Preview | undefined {
  try {
    const document = JSON.parse(text) as Partial<Preview> | null;
    if (typeof document !== "object" || document === null) return undefined;
    const diagnostics = (document.diagnostics ?? []).map((one) => ({
      ...one,
      message: withoutColors(one.message),
    }));
    return { steps: document.steps ?? [], diagnostics };
  } catch {
    return undefined;
  }
}
