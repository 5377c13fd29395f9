import { renderTable } from "../../../bench/report/render-table";
import { aFigure, aReport } from "./figure-fixture";

describe("renderTable", () => {
  it("shows ours, the peer by name, the ratio and the limit, and says where the limit is missed", () => {
    const figures = [
      aFigure({ limit: 0.5 }),
      aFigure({ ours: 12_345.6, limit: 0.7 }),
      aFigure({
        name: "answered",
        unit: "%",
        ours: 100,
        peer: { name: "got", value: 80 },
        moreIsBetter: true,
        limit: 1,
      }),
    ];
    const cells = renderTable(aReport(...figures).families)
      .split("\n")
      .slice(2)
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(cells).toEqual([
      ["start-up: a preview", "10 ms", "20 ms · the peer", "0.50 ×", "≤ 0.50 ×"],
      ["start-up: a preview", "12,346 ms", "20 ms · the peer", "617.28 ×", "≤ 0.70 × **missed**"],
      ["start-up: answered", "100 %", "80 % · got", "1.25 ×", "≥ 1.00 ×"],
    ]);
  });

  it("keeps its columns in line", () => {
    const lines = renderTable(aReport(aFigure(), aFigure({ name: "x" })).families).split("\n");
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  });
});
