import fc from "../support/seeded-fast-check";
import { deleteByHand, editByHand } from "../commands/review/edit-by-hand";
import { CALL_FAULTS } from "./support/call-faults";
import { expectConverged } from "./support/expect-converged";
import { descendantsOf, killAll } from "./support/process-tree";
import { writeSampleActions } from "./support/sample-actions";
import { startPulumi, untilInFlight } from "./support/start-pulumi";
import { createTestProject, type TestProject } from "./support/test-project";

const names = ["lookup"];
const STEPS = 6;
/** Each run costs seconds: the same few sequences every time, chosen because every step is among them and has an effect. */
const SEED = 7;

/** Where a sequence has come to. */
interface Life {
  readonly project: TestProject;
  edit: number;
}

const version = ({ edit }: Life) => ({ description: `Edit ${edit}`, tier: `tier-${edit}` });
const calls = { path: /data\/actions/ };

/** Everything that can happen to a stack; test/providers/model.exhaustive.test.ts tries many more of them, without the engine. */
const STEP: Readonly<Record<string, (life: Life) => Promise<unknown>>> = {
  up: ({ project }) => project.pulumi("up", "--yes", "--skip-preview"),
  refresh: ({ project }) => project.pulumi("refresh", "--yes"),
  destroy: ({ project }) => project.pulumi("destroy", "--yes"),
  edit: (life) => {
    life.edit += 1;
    writeSampleActions(life.project, names, version(life));
    return Promise.resolve();
  },
  "edit by hand": async ({ project }) => {
    if (project.cxone.actions.list().length > 0) await editByHand(project, { description: "Edited by hand" });
  },
  "delete by hand": async ({ project }) => {
    if (project.cxone.actions.list().length > 0) await deleteByHand(project);
  },
  "up whose answers are lost": async ({ project: { cxone, pulumi } }) => {
    const lost = CALL_FAULTS["answer lost"];
    const unavailable = CALL_FAULTS["503"];
    if (!lost || !unavailable) throw new Error("There is no such fault.");
    cxone.faults.plan(
      { match: { ...calls, method: "POST" }, fault: lost },
      { match: { ...calls, method: "PUT" }, fault: lost },
    );
    // The third call on: what became of the lost one cannot be asked either.
    cxone.faults.plan({ match: { ...calls, nth: 3 }, times: "always", fault: unavailable });
    await pulumi("up", "--yes", "--skip-preview");
    cxone.faults.clear();
  },
  "up that is killed": async ({ project }) => {
    project.cxone.faults.plan({ match: calls, fault: { kind: "stall", handled: true } });
    const run = startPulumi(project, "up", "--yes", "--skip-preview");
    // Where there is nothing to do there is no call, and nobody to kill.
    const inFlight = await untilInFlight(project.cxone, run).then(
      () => true,
      () => false,
    );
    const below = descendantsOf(run.pid);
    if (inFlight) process.kill(run.pid, "SIGKILL");
    await run.finished;
    killAll(below);
    project.cxone.faults.clear();
    await project.pulumi("cancel", "--yes");
  },
};

/** A first update, whatever becomes of it, and then what is not the same thing twice. */
const sequences = fc
  .sample(
    fc.tuple(
      fc.constantFrom(...Object.keys(STEP).filter((name) => name.startsWith("up"))),
      fc.uniqueArray(fc.constantFrom(...Object.keys(STEP)), { minLength: STEPS - 1, maxLength: STEPS - 1 }),
    ),
    { numRuns: 3, seed: SEED },
  )
  .map(([first, others]) => [first, ...others]);

describe("pulumi up --refresh after any sequence of events", () => {
  it.each(sequences.map((sequence) => [sequence.join(", "), sequence] as const))(
    "ends with one action, the program's content and a state that knows it when they were: %s",
    async (_name, sequence) => {
      const project = await createTestProject();
      try {
        await project.pulumiOk("config", "set", "smokeTest", "false");
        const life: Life = { project, edit: 0 };
        writeSampleActions(project, names, version(life));
        for (const step of sequence) {
          await STEP[step]?.(life);
          expect(project.cxone.actions.list().length).toBeLessThanOrEqual(1);
        }
        await upOrAdopt(life);
        await expectConverged(project, names, version(life));
      } finally {
        await project.close();
      }
    },
    300_000,
  );
});

/** `pulumi up --refresh`; where an earlier creation was lost and edited since, the way out that the error names. */
async function upOrAdopt({ project }: Life): Promise<void> {
  const { exitCode, output } = await project.pulumi("up", "--yes", "--refresh");
  if (exitCode === 0) return;
  const { id = "none" } = project.cxone.actions.list()[0] ?? {};
  const [, path = "", named] = /pulumi config set --path '([^']+)' ([^\s.]+)/.exec(output) ?? [];
  if (named !== id) throw new Error(`pulumi up --refresh failed:\n${output}`);
  await project.pulumiOk("config", "set", "--path", path, id);
  await project.pulumiOk("up", "--yes", "--refresh");
}
