import * as fs from "node:fs/promises";
import * as path from "node:path";
import { unpackHandler } from "../handler/unpack-handler";
import { median } from "../handler/statistics";
import { figure, type Figure } from "../report/figure";
import type { Bench } from "../workplace";
import { timeProcess } from "./start-process";
import { transpileModules } from "./transpile-modules";

const ROUNDS = 31;
const QUICK_ROUNDS = 5;
const MOST_RATIO = 0.5;

/**
 * How long a new process takes to load the bundled handler, against the same modules transpiled one by one with axios and
 * zod in `node_modules`. Both above a process that loads an empty file, in turns.
 */
export async function measureColdStart({ projectRoot, quick, say }: Bench): Promise<Figure[]> {
  const build = path.join(projectRoot, ".build");
  await fs.mkdir(build, { recursive: true });
  // Below the project, so that the unbundled modules find its packages.
  const folder = await fs.mkdtemp(path.join(build, "coldstart-"));
  try {
    const emptyFile = path.join(folder, "empty.js");
    await fs.writeFile(emptyFile, "");
    const bundledFile = await unpackHandler(projectRoot, path.join(folder, "bundled"));
    const unbundledFile = await transpileModules(projectRoot, path.join(folder, "unbundled"));
    const bundled: number[] = [];
    const unbundled: number[] = [];
    const rounds = quick ? QUICK_ROUNDS : ROUNDS;
    say(`${rounds} rounds`);
    // The first round is not counted: it warms the disk cache.
    for (let round = 0; round <= rounds; round += 1) {
      const emptyMs = await timeProcess(emptyFile);
      const bundledMs = await timeProcess(bundledFile);
      const unbundledMs = await timeProcess(unbundledFile);
      if (round === 0) continue;
      bundled.push(bundledMs - emptyMs);
      unbundled.push(unbundledMs - emptyMs);
    }
    return [
      figure({
        name: "loading the bundle",
        unit: "ms",
        ours: median(bundled),
        peer: { name: "the same modules unbundled", value: median(unbundled) },
        repetitions: rounds,
        limit: MOST_RATIO,
      }),
    ];
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
