import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { command } from "../../load/command";
import { reportFile } from "../bench-options";
import { holds } from "../report/figure";
import { renderTable } from "../report/render-table";
import { measureHandler } from "./measure-handler";
import { parseHandlerOptions } from "./options";
import { BUDGET_MS } from "./scenario";
import { renderTable as renderScenarios } from "./table";

/**
 * `npm run bench:handler`: a closer look at the handler's part of `npm run bench` (docs/benchmarks.md). Prints one table
 * and the bars, writes both as JSON, and ends with 1 when a bar does not hold.
 */
export const main = command({
  read: parseHandlerOptions,
  run: async (options, { projectRoot }) => {
    const outFile = reportFile(options, projectRoot, "bench-handler.json");
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const run = { ...options, contendersOf: () => options.contenders };
    const { results, cpuRounds, bars } = await measureHandler(projectRoot, run, say);
    const family = { family: "handler", title: "handler", figures: bars };
    process.stdout.write(`${renderScenarios(results)}\n\n${renderTable([family])}\n`);
    const { seed, quick } = options;
    const machine = { node: process.versions.node, cores: os.cpus().length };
    const report = { ...machine, seed, budgetMs: BUDGET_MS, quick, results, cpuRounds, bars };
    await fs.mkdir(path.dirname(outFile), { recursive: true });
    await fs.writeFile(outFile, `${JSON.stringify(report, null, 2)}\n`);
    return !options.reportOnly && !bars.every(holds) ? 1 : 0;
  },
});
