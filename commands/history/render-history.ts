import type { Update } from "../stack/stack-history";
import type { HistoryCell, HistoryRow } from "./history-rows";
import type { FactsOfReleases, ReleaseFacts } from "./release-facts";
import { isoSeconds, short, shortCommit } from "../text/short";

/** A longer message is cut: the table has to fit a terminal. The whole one is in `--json`. */
const MESSAGE_LENGTH = 40;

/** A wider table tells of the actions below each update, a line each. In characters. */
const MAX_WIDTH = 120;

const INDENT = "   ";

const HEADER = ["#", "when", "who", "commit", "result", "message"];

const NOTES = {
  current: "*  The release that is live now.",
  none: "-  No release is recorded: the action did not exist then, or its ledger does not reach back that far (artifactsKeep).",
  unknown: "?  The artifact store does not tell:",
  dirty: "+  The checkout differed from its commit.",
};

/** The history as a table for people, newest first, with the notes that its marks need. */
export function renderHistory(
  stack: string,
  rows: readonly HistoryRow[],
  { facts, problems }: FactsOfReleases,
): string {
  if (rows.length === 0) return `Stack ${stack} has no updates yet.\n`;
  const notes = notesFor(rows, facts, problems);
  const wide = wideTable(rows, facts);
  const table = wide.every((line) => [...line].length <= MAX_WIDTH) ? wide : narrowTable(rows, facts);
  return [...table, "", ...notes, ""].join("\n");
}

/** A column per action. */
function wideTable(rows: readonly HistoryRow[], facts: ReadonlyMap<string, ReleaseFacts>): string[] {
  const actions = rows[0]?.cells.map(({ action }) => action) ?? [];
  return align([
    [...HEADER, ...actions],
    ...rows.map(({ update, cells }) => [
      ...updateColumns(update),
      ...cells.map((cell) => renderCell(cell, facts)),
    ]),
  ]);
}

/** A line per action below its update. */
function narrowTable(rows: readonly HistoryRow[], facts: ReadonlyMap<string, ReleaseFacts>): string[] {
  const [header = "", ...lines] = align([HEADER, ...rows.map(({ update }) => updateColumns(update))]);
  return [
    header,
    ...rows.flatMap(({ cells }, index) => [
      lines[index] ?? "",
      ...align(cells.map((cell) => [cell.action, renderCell(cell, facts)])).map((line) => INDENT + line),
    ]),
  ];
}

function updateColumns(update: Update): string[] {
  return [
    String(update.number),
    isoSeconds(update.endedAtEpochMs ?? update.startedAtEpochMs),
    update.who || "-",
    shortCommit(update) || "-",
    update.kind === "update" ? update.result : `${update.kind} ${update.result}`,
    cut(update.message) || "-",
  ];
}

function renderCell({ entry, current }: HistoryCell, facts: ReadonlyMap<string, ReleaseFacts>): string {
  if (entry === undefined) return "  -";
  const known = facts.get(entry.release);
  const size = known ? `${known.sizeBytes.toLocaleString("en-US")} B` : "?";
  return `${current ? "*" : " "} ${short(entry.release)}, ${size}, contract ${known?.contractVersion ?? "?"}`;
}

function notesFor(
  rows: readonly HistoryRow[],
  facts: ReadonlyMap<string, ReleaseFacts>,
  problems: readonly string[],
): string[] {
  const cells = rows.flatMap((row) => row.cells);
  const unknown = cells.some(({ entry }) => entry !== undefined && !facts.has(entry.release));
  return [
    ...(cells.some(({ current }) => current) ? [NOTES.current] : []),
    ...(cells.some(({ entry }) => entry === undefined) ? [NOTES.none] : []),
    ...(rows.some(({ update }) => update.dirty) ? [NOTES.dirty] : []),
    ...(unknown ? [NOTES.unknown, ...problems.map((problem) => `   ${problem}`)] : []),
  ];
}

function cut(message: string): string {
  const characters = [...message];
  return characters.length <= MESSAGE_LENGTH
    ? message
    : `${characters.slice(0, MESSAGE_LENGTH - 1).join("")}…`;
}

function align(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => [...(line[column] ?? "")].length)),
  );
  return lines.map((line) =>
    line
      .map((text, column) => text + " ".repeat((widths[column] ?? 0) - [...text].length))
      .join("  ")
      .trimEnd(),
  );
}
