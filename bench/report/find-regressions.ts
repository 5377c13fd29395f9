import type { BenchReport, Figure } from "./figure";

/** How much worse a ratio may be than the recorded one: machines are noisy, ratios less so. */
const MOST_WORSE = 1.25;

/**
 * Compares a run's ratios with those of a recorded one.
 *
 * @returns a line for each figure that is more than 25 % worse, or that one of them lacks; a rehearsal measures less than a
 * record, and families that the run left out are not missed
 */
export function findRegressions(run: BenchReport, recorded: BenchReport): string[] {
  return run.families.flatMap(({ family, figures }) => {
    const before = recorded.families.find((one) => one.family === family)?.figures ?? [];
    const isMissing = ({ name }: Figure) => !figures.some((figure) => figure.name === name);
    const missing = run.quick ? [] : before.filter(isMissing);
    const lines = figures.flatMap((figure) => {
      const known = before.find(({ name }) => name === figure.name);
      if (!known) return [`${family}: ${figure.name}: not recorded yet`];
      const worse = worsening(figure, known);
      if (worse <= MOST_WORSE) return [];
      return [
        `${family}: ${figure.name}: ${figure.ratio.toFixed(2)} ×, recorded ${known.ratio.toFixed(2)} × ` +
          `(${Math.round((worse - 1) * 100)} % worse)`,
      ];
    });
    return [
      ...lines,
      ...missing.map(({ name, ratio }) => `${family}: ${name}: not measured, recorded ${ratio.toFixed(2)} ×`),
    ];
  });
}

/** 1 is as good as before; a ratio that is no number is infinitely worse. */
function worsening(now: Figure, before: Figure): number {
  const worse = now.moreIsBetter ? before.ratio / now.ratio : now.ratio / before.ratio;
  return Number.isNaN(worse) ? Infinity : worse;
}
