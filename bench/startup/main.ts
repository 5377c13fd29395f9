import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { LocalStack } from "../../commands/start/local-stack";
import { simulatorConfig } from "../../commands/start/simulator-config";
import { discoverActions } from "../../infra/actions/discover-actions";
import { environmentKeys } from "../../infra/actions/environment";
import { baseKeys } from "../../infra/config/base-keys";
import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import { runSimulators } from "../../sim/run-simulators";
import { DEVELOPMENT_PASSPHRASE } from "../../tools/defaults/local-backend.js";
import { setUp } from "../../tools/setup.js";
import { createMinimalProgram } from "./minimal-program";
import { median } from "../handler/statistics";
import { measurePreview, pulumiIn } from "./measure-preview";

const REPETITIONS = 7;
const BAR = 0.75;

const LINE = commandLine({
  name: "bench:startup",
  summary:
    "Measures how long a preview of an unchanged stack takes, bundling included, against a minimal TypeScript program " +
    `with one inline dynamic resource, taken in turns in one run. Ends with 1 above ${BAR} (docs/benchmarks.md).`,
  options: {},
  example: "npm run bench:startup",
});

/**
 * `npm run bench:startup`: how long a preview of an unchanged stack takes, bundling included, against a minimal
 * TypeScript program with one inline dynamic resource, taken in turns in one run. Exits with 1 above 0.75.
 */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const { folder: toolChain } = await setUp(process.env, say);
    const work = fs.mkdtempSync(path.join(os.tmpdir(), "bench-startup-"));
    const simulators = await runSimulators({
      cxonePort: 0,
      crmPort: 0,
      genesysPort: 0,
      dataDir: path.join(work, "sim"),
    });
    try {
      const variables = {
        PULUMI_BACKEND_URL: backend(work, "ours"),
        PULUMI_CONFIG_PASSPHRASE: DEVELOPMENT_PASSPHRASE,
      };
      const stack = new LocalStack(projectRoot, path.join(work, "stack"), { ...process.env, ...variables });
      const keys = [...baseKeys(), ...environmentKeys(discoverActions(projectRoot))];
      const urls = {
        cxoneUrl: simulators.cxone.url,
        genesysUrl: simulators.genesys.url,
        crmUrl: simulators.crm.url,
      };
      await stack.configure(
        simulatorConfig({ ...urls, credentials: simulators.credentials }),
        new Set(keys.map(({ name }) => name)),
      );
      const ours = pulumiIn(projectRoot, variables, stack.arguments);
      const minimalVariables = {
        PULUMI_BACKEND_URL: backend(work, "minimal"),
        PATH: [path.join(work, "hosts"), process.env["PATH"]].join(path.delimiter),
      };
      const minimal = pulumiIn(createMinimalProgram(projectRoot, work, toolChain), minimalVariables, [
        "--stack",
        "dev",
      ]);
      await minimal("stack", "init", "dev");
      for (const pulumi of [ours, minimal]) await pulumi("up", "--yes");
      const oursMs: number[] = [];
      const minimalMs: number[] = [];
      for (let turn = 0; turn < REPETITIONS; turn++) {
        minimalMs.push(await measurePreview(minimal));
        oursMs.push(await measurePreview(ours));
      }
      return report(median(oursMs), median(minimalMs));
    } finally {
      await simulators.close();
      fs.rmSync(work, { recursive: true, force: true });
    }
  },
});

function backend(work: string, name: string): string {
  const folder = path.join(work, `state-${name}`);
  fs.mkdirSync(folder);
  return `file://${folder}`;
}

function report(oursMs: number, minimalMs: number): number {
  const ratio = oursMs / minimalMs;
  process.stdout.write(
    `preview of an unchanged stack, median of ${REPETITIONS}\n` +
      `  this project (bundling included)       ${Math.round(oursMs)} ms\n` +
      `  minimal TypeScript program             ${Math.round(minimalMs)} ms\n` +
      `  ratio ${ratio.toFixed(2)} (bar: at most ${BAR})\n`,
  );
  return ratio > BAR ? 1 : 0;
}
