import * as fs from "node:fs";
import * as path from "node:path";
import type { BenchReport } from "./figure";
import { renderChart } from "./render-chart";

/** Writes a run as JSON, and a chart per family into a folder; both are made where they are missing. */
export function writeReport(report: BenchReport, jsonFile: string, chartFolder: string): void {
  for (const folder of [path.dirname(jsonFile), chartFolder]) fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  for (const family of report.families)
    fs.writeFileSync(path.join(chartFolder, `${family.family}.svg`), renderChart(family, family.run.date));
}
