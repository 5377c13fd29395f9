import * as path from "node:path";

/** Options that every benchmark with a report has. */
export const REPORT_OPTIONS = {
  out: { value: "FILE", description: "where the report goes as JSON; default in .build" },
  "report-only": { description: "end with 0 whatever the bars say" },
  quick: { description: "a rehearsal: short, and bars are reported only" },
} as const;

/** How a benchmark reports. */
export interface ReportOptions {
  /** The JSON file, relative to where the command runs; undefined for the default. */
  readonly out: string | undefined;
  /** End with 0 whatever the bars say. */
  readonly reportOnly: boolean;
  /** A rehearsal: short, and bars are reported only. */
  readonly quick: boolean;
}

/** Where the report goes, absolute. */
export function reportFile({ out }: Pick<ReportOptions, "out">, projectRoot: string, name: string): string {
  return out === undefined ? path.join(projectRoot, ".build", name) : path.resolve(out);
}
