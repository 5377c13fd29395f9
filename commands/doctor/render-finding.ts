import type { Finding } from "./finding";

const MARKS = { ok: "ok  ", warning: "warn", failed: "FAIL", skipped: "skip" } as const;

/** A finding for people: a word that needs no colour, and what to type in a line of its own. */
export function renderFinding({ area, status, seen, remedy }: Finding): string {
  const [first = "", ...more] = seen.split("\n");
  const lines = [`${MARKS[status]}  ${area}: ${first}`, ...more.map((line) => `      ${line}`)];
  return [...lines, ...(remedy === undefined ? [] : [`      ${remedy}`])].join("\n");
}

/** The last lines: how it ended, and what comes next. */
export function renderEnd(stack: string, findings: readonly Finding[]): string {
  const count = (status: Finding["status"]): number => findings.filter((one) => one.status === status).length;
  const failed = count("failed");
  if (failed > 0) {
    const things = failed === 1 ? "1 thing keeps" : `${failed} things keep`;
    return `${things} stack "${stack}" from being deployed. Put it right, then run this again.`;
  }
  const warnings = count("warning");
  const but = warnings === 0 ? "" : warnings === 1 ? ", with 1 warning" : `, with ${warnings} warnings`;
  return `Stack "${stack}" can be deployed${but}. Next: npm run pulumi -- preview --diff --stack ${stack}`;
}
