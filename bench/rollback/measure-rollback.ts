import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { timeOf } from "../engine/run-pulumi";
import { stackOnSimulators } from "../engine/stack-on-simulators";
import { median } from "../handler/statistics";
import { figure, type Figure } from "../report/figure";
import type { Bench } from "../workplace";

const ROUNDS = 3;
const EDITED = "action-src/crm-contact-enrichment/index.ts";
const COMMITTER = ["-c", "user.name=bench", "-c", "user.email=bench@localhost"];

/**
 * How long it takes until the release before a bad one is live again: `npm run rollback`, against checking the old commit out,
 * `npm ci` and `pulumi up`, in turns, smoke test included. Both in a clone of the commit that is checked out here.
 */
export async function measureRollback({ projectRoot, work, quick, say }: Bench): Promise<Figure[]> {
  await setUp(process.env, say);
  const clone = path.join(work, "clone");
  await run(work, {}, "git", "clone", "--quiet", projectRoot, clone);
  const packages = path.join(clone, "node_modules");
  // The project's own, until `npm ci` is measured for the first time.
  fs.symlinkSync(path.join(projectRoot, "node_modules"), packages);
  const npmCi = () => run(clone, {}, "npm", "ci", "--no-audit", "--no-fund");
  const git = (...args: string[]) => run(clone, {}, "git", ...COMMITTER, ...args);
  const stack = await stackOnSimulators(clone, work);
  try {
    // Git is to leave the stack's configuration alone.
    fs.appendFileSync(path.join(clone, ".git/info/exclude"), `Pulumi.${stack.name}.yaml\n`);
    const up = () => stack.pulumi("up", "--yes");
    await git("tag", "good");
    await up();
    fs.appendFileSync(path.join(clone, EDITED), '\nconsole.debug("a bad release");\n');
    await git("commit", "--quiet", "--all", "--message", "A bad release");
    await git("tag", "bad");
    await up();
    const forward = async () => {
      await git("checkout", "--quiet", "bad");
      await up();
    };
    const oursMs: number[] = [];
    const handMs: number[] = [];
    const rounds = quick ? 1 : ROUNDS;
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      if (round > 1) await forward();
      oursMs.push(
        await timeOf(() =>
          run(
            clone,
            stack.variables,
            "npm",
            ..."run rollback -- --to 1 --yes --stack".split(" "),
            stack.name,
          ),
        ),
      );
      await forward();
      if (fs.lstatSync(packages).isSymbolicLink()) fs.unlinkSync(packages);
      handMs.push(
        await timeOf(async () => {
          await git("checkout", "--quiet", "good");
          await npmCi();
          await up();
        }),
      );
    }
    return [
      figure({
        name: "the release before is live again",
        unit: "ms",
        ours: median(oursMs),
        peer: { name: "git checkout, npm ci, pulumi up", value: median(handMs) },
        repetitions: rounds,
        limit: 1,
      }),
    ];
  } finally {
    await stack.close();
  }
}

/** Runs a program to its end; rejects with its output where it fails. */
function run(
  cwd: string,
  variables: Readonly<Record<string, string>>,
  file: string,
  ...args: string[]
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject).on("close", (exitCode) => {
      if (exitCode === 0) resolve();
      else reject(new Error(`${file} ${args.join(" ")} ended with ${exitCode}:\n${output}`));
    });
  });
}
