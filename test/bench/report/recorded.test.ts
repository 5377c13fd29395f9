import * as fs from "node:fs";
import * as path from "node:path";
import { FAMILY_NAMES } from "../../../bench/families";
import { readRecorded, renderSections, withRecorded } from "../../../bench/report/recorded";
import type { FamilyReport } from "../../../bench/report/figure";
import { renderChart } from "../../../bench/report/render-chart";
import { replaceSection } from "../../../bench/report/replace-section";
import { aReport } from "./figure-fixture";

const checkout = path.resolve(__dirname, "../../..");
const text = (file: string): string => fs.readFileSync(path.join(checkout, file), "utf8");

describe("the documents", () => {
  it("have a place for every table of a recorded run", () => {
    for (const [file, sections] of Object.entries(renderSections(aReport())))
      for (const name of Object.keys(sections))
        expect(replaceSection(text(file), name, "a table")).toContain("a table");
  });

  it("show the figures and charts of the recorded run, and no others", () => {
    const report = readRecorded(checkout);
    if (!report) return expect(fs.existsSync(path.join(checkout, "docs/benchmarks"))).toBe(false);
    expect(report.quick).toBe(false);
    expect(FAMILY_NAMES).toEqual(expect.arrayContaining(report.families.map(({ family }) => family)));
    const squeezed = (markdown: string): string => markdown.replace(/[ -]+/g, " ");
    for (const [file, sections] of Object.entries(renderSections(report)))
      for (const [name, content] of Object.entries(sections))
        expect(squeezed(replaceSection(text(file), name, content))).toBe(squeezed(text(file)));
    for (const family of report.families)
      expect(text(`docs/benchmarks/${family.family}.svg`)).toBe(renderChart(family, family.run.date));
  });
});

describe("a run of some families", () => {
  it("takes the place of their earlier runs alone", () => {
    const recorded = { ...aReport(), families: [familyOf("startup", "old"), familyOf("rollback", "old")] };
    const report = { ...aReport(), families: [familyOf("rollback", "new"), familyOf("handler", "new")] };
    const runs = withRecorded(report, recorded, FAMILY_NAMES).families.map(
      ({ family, run }) => `${family} ${run.commit}`,
    );
    expect(runs).toEqual(["startup old", "handler new", "rollback new"]);
    expect(withRecorded(report, undefined, FAMILY_NAMES).families).toHaveLength(2);
  });
});

function familyOf(family: string, commit: string): FamilyReport {
  return { family, title: family, run: { date: "2030-01-02", commit }, figures: [] };
}
