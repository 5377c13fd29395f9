import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { pulumiIn, timeOf, type Pulumi } from "../engine/run-pulumi";
import { emptyBackend, stackOnSimulators } from "../engine/stack-on-simulators";
import { median } from "../handler/statistics";
import { figure, type Figure } from "../report/figure";
import type { Bench } from "../workplace";
import { createMinimalProgram } from "./minimal-program";

const ROUNDS = 7;
const QUICK_ROUNDS = 2;
const MOST_RATIO = 0.7;

/**
 * How long a preview of an unchanged stack takes, bundling and smoke test included, against a minimal TypeScript program with
 * one inline dynamic resource, set up as `pulumi new typescript` does, in turns.
 */
export async function measureStartup({ projectRoot, work, quick, say }: Bench): Promise<Figure[]> {
  const { folder: toolChain } = await setUp(process.env, say);
  const stack = await stackOnSimulators(projectRoot, work);
  try {
    const minimal = pulumiIn(
      createMinimalProgram(projectRoot, work, toolChain),
      {
        PULUMI_BACKEND_URL: emptyBackend(work, "minimal"),
        PATH: [path.join(work, "hosts"), process.env["PATH"]].join(path.delimiter),
      },
      ["--stack", "dev"],
    );
    await minimal("stack", "init", "dev");
    for (const pulumi of [stack.pulumi, minimal]) await pulumi("up", "--yes");
    const oursMs: number[] = [];
    const minimalMs: number[] = [];
    const rounds = quick ? QUICK_ROUNDS : ROUNDS;
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      minimalMs.push(await timeOf(() => unchangedPreview(minimal)));
      oursMs.push(await timeOf(() => unchangedPreview(stack.pulumi)));
    }
    return [
      figure({
        name: "preview of an unchanged stack, one action",
        unit: "ms",
        ours: median(oursMs),
        peer: { name: "a minimal TypeScript program", value: median(minimalMs) },
        repetitions: rounds,
        limit: MOST_RATIO,
      }),
    ];
  } finally {
    await stack.close();
  }
}

function unchangedPreview(pulumi: Pulumi): Promise<void> {
  return pulumi("preview", "--expect-no-changes", "--non-interactive");
}
