import * as fs from "node:fs";
import * as path from "node:path";
import type { ScenarioResult } from "../handler/bars";
import { renderTable as renderScenarios } from "../handler/table";
import type { BenchReport, FamilyReport } from "./figure";
import { markdownTable, renderTable, rowOf } from "./render-table";
import { replaceSection } from "./replace-section";
import { writeReport } from "./write-report";

/** The README's rows: family, figure, and what a reader calls it. */
const README_ROWS = [
  ["startup", "preview of an unchanged stack, one action", "Preview of one action"],
  ["scale", "unchanged up, 200 actions", "Unchanged `pulumi up` of 200 actions"],
  ["rollback", "the release before is live again", "Rollback of a bad release"],
  ["handler", "brown-out: answered, ours", "Callers answered when the CRM is down for 10 s"],
] as const;

const NOT_RECORDED = "Not recorded yet: `npm run bench -- --family handler --record`.";

/** The committed run. */
function recordedFile(projectRoot: string): string {
  return path.join(projectRoot, "docs", "benchmarks.json");
}

/** Reads the committed run; undefined where there is none. */
export function readRecorded(projectRoot: string): BenchReport | undefined {
  const file = recordedFile(projectRoot);
  if (!fs.existsSync(file)) return undefined;
  return JSON.parse(fs.readFileSync(file, "utf8")) as BenchReport;
}

/** A run with what was recorded before of the families that it did not measure, in the order of `names`. */
export function withRecorded(
  report: BenchReport,
  recorded: BenchReport | undefined,
  names: readonly string[],
): BenchReport {
  const known = [...report.families, ...(recorded?.families ?? [])];
  return { ...report, families: names.flatMap((name) => known.find(({ family }) => family === name) ?? []) };
}

/** Makes a run the committed one: JSON, charts, and the tables of docs/benchmarks.md and README.md. */
export function record(report: BenchReport, projectRoot: string): void {
  writeReport(report, recordedFile(projectRoot), path.join(projectRoot, "docs", "benchmarks"));
  for (const [file, sections] of Object.entries(renderSections(report))) {
    const absolute = path.join(projectRoot, file);
    let text = fs.readFileSync(absolute, "utf8");
    for (const [name, content] of Object.entries(sections)) text = replaceSection(text, name, content);
    fs.writeFileSync(absolute, text);
  }
}

/** What stands in the documents between `<!-- bench:NAME -->` and `<!-- bench:end -->`, by file and name. */
export function renderSections(report: BenchReport): Record<string, Record<string, string>> {
  const { date, versions, families } = report;
  const { commit: _commit, ...others } = versions;
  const machine = Object.entries(others).map(([name, version]) => `${name} ${version}`);
  const runs = families.map(({ title, run }) => `${title} ${run.date} (${run.commit})`);
  const ofHandler = families.find(({ family }) => family === "handler")?.details as
    { readonly results: readonly ScenarioResult[] } | undefined;
  return {
    "docs/benchmarks.md": {
      machine: `Each family in one run: ${runs.join(", ")}. On ${machine.join(", ")}.`,
      figures: renderTable(families),
      handler: ofHandler ? renderScenarios(ofHandler.results) : NOT_RECORDED,
    },
    "README.md": { summary: readmeTable(families, date) },
  };
}

function readmeTable(families: readonly FamilyReport[], date: string): string {
  const rows = README_ROWS.flatMap(([family, name, title]) => {
    const found = families.find((one) => one.family === family)?.figures.find((one) => one.name === name);
    return found ? [rowOf(title, found).slice(0, 4)] : [];
  });
  return markdownTable([date, "ours", "against", "ratio"], rows);
}
