import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../../sim/faults/fault";
import { expectConverged } from "./support/expect-converged";
import { descendantsOf, isProvider, killAll } from "./support/process-tree";
import { writeSampleActions } from "./support/sample-actions";
import { startPulumi, untilInFlight } from "./support/start-pulumi";
import { createTestProject, type TestProject } from "./support/test-project";

const actions = "/api/v2/data/actions";
/** As many as the provider has calls in flight at once. */
const names = ["action-one", "action-two", "action-three", "action-four"];
/** What CXone does with the calls in flight when the process dies: half of them it never carries out. */
const inFlight: readonly Fault[] = [
  { kind: "stall", handled: true },
  { kind: "stall" },
  { kind: "stall", handled: true },
  { kind: "stall" },
];

type Victim = "provider" | "CLI";

describe("pulumi up after a process was killed in the middle of a call", () => {
  let project: TestProject;
  let edit = 0;
  const tried: string[] = [];
  const version = () => ({ description: `Edit ${edit}`, tier: `tier-${edit}` });
  const editAll = () => {
    edit += 1;
    writeSampleActions(project, names, version());
  };

  beforeEach(async () => {
    project = await createTestProject();
    await project.pulumiOk("config", "set", "smokeTest", "false");
  }, 600_000);
  afterEach(() => project.close());
  afterAll(() => {
    const lines = tried.map(
      (what) => `  ${what}: ${inFlight.length} calls in flight, half of them carried out`,
    );
    process.stdout.write(`${tried.length} times kill -9 in the middle of calls:\n${lines.join("\n")}\n`);
  });

  async function killDuring(victim: Victim, method: string, ...args: string[]): Promise<void> {
    const { faults } = project.cxone;
    const path = method === "POST" ? actions : /actions\/[^/]+$/;
    faults.plan(...inFlight.map((fault) => ({ match: { method, path }, fault })));
    const run = startPulumi(project, ...args, "--yes", "--skip-preview");
    await untilInFlight(project.cxone, run);
    // A moment for the simulator to carry out what it is to carry out.
    await wait(20);
    const below = descendantsOf(run.pid);
    if (victim === "provider") killAll(below.filter(isProvider));
    else killAll([{ pid: run.pid, parentPid: process.pid, commandLine: "pulumi" }]);
    const { exitCode } = await run.finished;
    expect(exitCode).toBe(victim === "CLI" ? null : 1);
    // At once, where it would end by itself a moment later: the next command must not meet it.
    killAll(below);
    faults.clear();
    tried.push(`${victim} during ${args[0]} (${method})`);
    if (victim === "CLI") await project.pulumiOk("cancel", "--yes");
  }

  it.each<Victim>(["provider", "CLI"])(
    "ends with one action each, the program's content and a state that knows it when it was the %s",
    async (victim) => {
      editAll();
      await killDuring(victim, "POST", "up");
      await project.pulumiOk("up", "--yes", "--skip-preview");
      await expectConverged(project, names, version());

      editAll();
      await killDuring(victim, "PUT", "up");
      await project.pulumiOk("up", "--yes", "--skip-preview");
      await expectConverged(project, names, version());

      await killDuring(victim, "GET", "refresh");
      await project.pulumiOk("up", "--yes", "--skip-preview");
      await expectConverged(project, names, version());

      await killDuring(victim, "DELETE", "destroy");
      await project.pulumiOk("destroy", "--yes", "--skip-preview");
      expect(project.cxone.actions.list()).toEqual([]);
    },
    300_000,
  );
});
