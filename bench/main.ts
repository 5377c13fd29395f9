import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { command } from "../load/command";
import { FAMILIES, FAMILY_NAMES } from "./families";
import { parseBenchOptions } from "./options";
import { type BenchReport, type FamilyReport, holds } from "./report/figure";
import { findRegressions } from "./report/find-regressions";
import { readVersions } from "./report/read-versions";
import { readRecorded, record, withRecorded } from "./report/recorded";
import { renderTable } from "./report/render-table";
import { writeReport } from "./report/write-report";

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** `npm run bench`: everything that this project claims about its speed, measured in one run (docs/benchmarks.md). */
export const main = command({
  read: parseBenchOptions,
  run: async ({ families, quick, check, record: isToBeRecorded }, { projectRoot }) => {
    const recorded = check ? readRecorded(projectRoot) : undefined;
    const versions = await readVersions(projectRoot);
    const date = new Date().toISOString().slice(0, 10);
    const run = { date, commit: versions["commit"] ?? "unknown" };
    const measured: FamilyReport[] = [];
    for (const family of FAMILY_NAMES.filter((name) => families.length === 0 || families.includes(name))) {
      const { title, measure } = FAMILIES[family];
      const work = fs.mkdtempSync(path.join(os.tmpdir(), `bench-${family}-`));
      const say = (line: string): void => tell(`${title}: ${line}`);
      try {
        measured.push({ family, title, run, ...(await measure({ projectRoot, work, quick, say })) });
      } finally {
        fs.rmSync(work, { recursive: true, force: true });
      }
    }
    const report: BenchReport = { date, quick, versions, families: measured };
    process.stdout.write(`${renderTable(measured)}\n`);
    const folder = path.join(projectRoot, ".build", "bench");
    writeReport(report, path.join(folder, "bench.json"), folder);
    if (isToBeRecorded) record(withRecorded(report, readRecorded(projectRoot), FAMILY_NAMES), projectRoot);
    tell(`\nThe report and a chart per family: ${path.relative(process.cwd(), folder)}`);
    if (check) return judgeAgainst(report, recorded);
    return quick || measured.every(({ figures }) => figures.every(holds)) ? 0 : 1;
  },
});

function judgeAgainst(report: BenchReport, recorded: BenchReport | undefined): number {
  if (!recorded) {
    tell("Comparing with docs/benchmarks.json failed: there is none. Make one: npm run bench -- --record");
    return 1;
  }
  const regressions = findRegressions(report, recorded);
  if (regressions.length === 0) tell(`No ratio is more than 25 % worse than on ${recorded.date}.`);
  else
    tell(
      `Worse than on ${recorded.date}, or not to be compared:\n${regressions.map((line) => `  ${line}`).join("\n")}`,
    );
  return regressions.length === 0 ? 0 : 1;
}
