import { type BenchReport, figure, type Figure } from "../../../bench/report/figure";

/** A figure of 10 ms against a peer's 20 ms, but for what is given. */
export function aFigure(given: Partial<Omit<Figure, "ratio">> = {}): Figure {
  const peer = { name: "the peer", value: 20 };
  return figure({ name: "a preview", unit: "ms", ours: 10, peer, repetitions: 5, ...given });
}

/** A run with these figures in the family `startup`. */
export function aReport(...figures: Figure[]): BenchReport {
  return {
    date: "2030-01-02",
    quick: false,
    versions: { node: "20.0.0" },
    families: [
      { family: "startup", title: "start-up", run: { date: "2030-01-02", commit: "abc1234" }, figures },
    ],
  };
}
