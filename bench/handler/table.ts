import type { ScenarioResult } from "./bars";
import type { Figures } from "./figures";

const HEADINGS = [
  "scenario",
  "contender",
  "answered",
  "p50 ms",
  "p99 ms",
  "p99 ms of all",
  "requests/success",
  "tokens",
  "429s",
  "CPU ms/execution",
];

/** The one table of the benchmark, in Markdown with aligned columns. */
export function renderTable(results: readonly ScenarioResult[]): string {
  const rows = results.flatMap(({ title, figures }) =>
    figures.map((row, index) => [index === 0 ? title : "", ...cells(row)]),
  );
  const widths = HEADINGS.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? "")].map(({ length }) => length)),
  );
  const isText = (column: number) => column < 2;
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (isText(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(HEADINGS), rule, ...rows.map(line)].join("\n");
}

function cells(row: Figures): string[] {
  const number = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits));
  return [
    row.contender,
    `${(row.shareAnswered * 100).toFixed(1)} %`,
    number(row.p50Ms, 0),
    number(row.p99Ms, 0),
    number(row.p99OfAllMs, 0),
    number(row.requestsPerSuccess, 3),
    String(row.tokenRequests),
    String(row.answered429),
    row.cpuMsPerExecution.toFixed(2),
  ];
}
