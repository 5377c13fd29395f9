import { expectConverged, recordedActions } from "./support/expect-converged";
import { writeSampleActions } from "./support/sample-actions";
import { startByCommand, startNpmRunPulumi, startPulumi, untilInFlight } from "./support/start-pulumi";
import { createTestProject, type TestProject } from "./support/test-project";

const names = ["action-one", "action-two"];
const version = { description: "First", tier: "gold" };

describe("one Ctrl-C while a call is in flight", () => {
  let project: TestProject;
  beforeEach(async () => {
    project = await createTestProject();
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, names, version);
  }, 600_000);
  afterEach(() => project.close());

  it.each([
    ["pulumi", startPulumi],
    ["npm run pulumi", startNpmRunPulumi],
    ["a command of the project", startByCommand],
  ])(
    "waits for the call and records what it did when it was %s",
    async (_name, start) => {
      const { faults } = project.cxone;
      const post = { match: { method: "POST", path: "/api/v2/data/actions" } };
      faults.plan(...names.map(() => ({ ...post, fault: { kind: "delay", delayMs: 1_500 } as const })));
      const run = start(project, "up", "--yes", "--skip-preview", "--parallel", "1");
      // The first of two: the second is not begun any more.
      await untilInFlight(project.cxone, run, 1);
      expect(project.cxone.actions.list()).toEqual([]);
      // To the whole process group, as a terminal does.
      process.kill(-run.pid, "SIGINT");
      const { exitCode, output } = await run.finished;
      expect(exitCode).not.toBe(0);
      expect(output).toContain("cancel");

      expect(faults.unconsumed()).toHaveLength(1);
      faults.clear();
      const [made, ...more] = project.cxone.actions.list();
      expect(more).toEqual([]);
      expect(await recordedActions(project)).toEqual([{ id: made?.id, name: made?.name, version: 1 }]);
      expect(await project.pulumiOk("stack", "export")).not.toContain("pending_operations");

      await project.pulumiOk("up", "--yes", "--skip-preview");
      await expectConverged(project, names, version);
      expect(project.cxone.actions.findByName(made?.name ?? "")).toMatchObject({ id: made?.id, version: 1 });
    },
    200_000,
  );
});
