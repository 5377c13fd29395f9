import { renderChart } from "../../../bench/report/render-chart";
import { aFigure } from "./figure-fixture";

const chart = (...figures: Parameters<typeof aFigure>[0][]): string =>
  renderChart({ title: "start-up", figures: figures.map((one) => aFigure(one)) }, "2030-01-02");

describe("renderChart", () => {
  it("has a bar per figure whose lengths are in the proportion of the ratios", () => {
    const bars = [...chart({ ours: 10 }, { ours: 20 }).matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(
      ([, width]) => Number(width),
    );
    expect(bars).toHaveLength(2);
    expect(bars[1]).toBeCloseTo(2 * (bars[0] ?? 0), 0);
  });

  it("marks a missed limit, and draws a figure that is no number to the end", () => {
    expect(chart({ limit: 0.4 })).toContain('class="bar missed"');
    expect(chart({ limit: 0.5 })).not.toContain('class="bar missed"');
    expect(chart({ ours: Infinity })).not.toMatch(/(NaN|Infinity)"/);
  });

  it("is well-formed whatever a figure is called", () => {
    const svg = chart({ name: 'a <b> & "c"' });
    expect(svg).toContain("a &#60;b&#62; &#38; &#34;c&#34;");
  });
});
