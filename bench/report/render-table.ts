import { type FamilyReport, type Figure, holds } from "./figure";

const HEADINGS = ["what", "ours", "against", "ratio", "limit"];

/** A run as one Markdown table with aligned columns. */
export function renderTable(families: readonly Pick<FamilyReport, "title" | "figures">[]): string {
  return markdownTable(
    HEADINGS,
    families.flatMap(({ title, figures }) =>
      figures.map((figure) => rowOf(`${title}: ${figure.name}`, figure)),
    ),
  );
}

/** A figure as a row, under a name of the caller's choice. */
export function rowOf(name: string, figure: Figure): string[] {
  const { ours, peer, unit, ratio, limit, moreIsBetter } = figure;
  const bound = limit === undefined ? "" : `${moreIsBetter ? "≥" : "≤"} ${limit.toFixed(2)} ×`;
  return [
    name,
    `${inUnits(ours)} ${unit}`,
    `${inUnits(peer.value)} ${unit} · ${peer.name}`,
    `${ratio.toFixed(2)} ×`,
    holds(figure) ? bound : `${bound} **missed**`,
  ];
}

/** Rows under headings; figures stand to the right. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((_, column) =>
    Math.max(3, ...[headings, ...rows].map((row) => (row[column] ?? "").length)),
  );
  const isNumber = (column: number) => ["ours", "ratio", "limit"].includes(headings[column] ?? "");
  const pad = (text: string, column: number) =>
    isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  const line = (row: readonly string[]) => `| ${row.map(pad).join(" | ")} |`;
  const rule = widths.map((width, column) => `${"-".repeat(width - 1)}${isNumber(column) ? ":" : "-"}`);
  return [line(headings), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** Three significant digits, with the thousands set apart. */
function inUnits(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
