/** What a figure counts; in a chart all are ratios. */
export type Unit = "ms" | "MB" | "%" | "requests" | "requests/success" | "executions/s" | "ms/execution";

/** One measurement: ours beside a named peer's, taken in the same run. */
export interface Figure {
  /** Unique within its family. */
  readonly name: string;
  readonly unit: Unit;
  /** The median, where there are several repetitions. */
  readonly ours: number;
  readonly peer: { readonly name: string; readonly value: number };
  /** Ours : peer. */
  readonly ratio: number;
  readonly repetitions: number;
  /** Whether a larger ratio is the better one. Default false. */
  readonly moreIsBetter?: boolean;
  /** What the project promises: the ratio is at most this, or at least this where more is better. Default: nothing. */
  readonly limit?: number;
}

/** When a family was measured, in one go, and with which sources. */
export interface FamilyRun {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly commit: string;
}

/** What one family of measurements came to. */
export interface FamilyReport {
  readonly family: string;
  readonly title: string;
  readonly run: FamilyRun;
  readonly figures: readonly Figure[];
  /** What the figures were taken from, as the family has it. */
  readonly details?: unknown;
}

/** A run; recorded, the newest run of each family. */
export interface BenchReport {
  /** Day of the (newest) run, `YYYY-MM-DD`. */
  readonly date: string;
  /** A rehearsal: too short to judge anything by. */
  readonly quick: boolean;
  /** The machine, and what ran on it, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly families: readonly FamilyReport[];
}

/** A figure of two values, with their ratio. */
export function figure({ ours, peer, ...rest }: Omit<Figure, "ratio">): Figure {
  return { ...rest, ours, peer, ratio: ours / peer.value };
}

/** Whether the project keeps its promise; true where there is none. */
export function holds({ ratio, limit, moreIsBetter = false }: Figure): boolean {
  if (limit === undefined) return true;
  return moreIsBetter ? ratio >= limit : ratio <= limit;
}
