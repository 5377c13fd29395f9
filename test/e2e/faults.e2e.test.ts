import type { Fault, PlannedFault } from "../../sim/faults/fault";
import { CALL_FAULTS } from "./support/call-faults";
import { expectConverged } from "./support/expect-converged";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type PulumiRun, type TestProject } from "./support/test-project";

const faults = Object.entries(CALL_FAULTS);
/** One action for each fault: a run of the engine meets all of them at once, each action its own. */
const names = faults.map(([name]) => `action-${name.replaceAll(" ", "-")}`);
const actions = "/api/v2/data/actions";
/** Every action's call is under way before one of them fails, and a failed one does not keep others from their fault. */
const together = ["--yes", "--parallel", "16", "--continue-on-error"];
const unavailable: Fault = { kind: "status", status: 503 };
const before = { description: "First", tier: "gold" };
const after = { description: "Second", tier: "platinum" };

describe("pulumi up after a fault on the way to CXone", () => {
  let project: TestProject;
  const tried: string[] = [];

  beforeAll(async () => {
    project = await createTestProject({ environment: { CXONE_TIMEOUT_MS: "1500" } });
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, names, before);
  }, 600_000);
  afterAll(async () => {
    await project.close();
    process.stdout.write(`${tried.length} faults through the real engine:\n  ${tried.join("\n  ")}\n`);
  });

  /** Plans faults, runs the CLI, and holds every one of them to have happened. */
  async function runWith(what: string, planned: PlannedFault[], ...args: string[]): Promise<PulumiRun> {
    project.cxone.faults.plan(...planned);
    const run = await project.pulumi(...args);
    expect(project.cxone.faults.unconsumed()).toEqual([]);
    project.cxone.faults.clear();
    const kinds = planned.map(({ fault }) => (fault.kind === "status" ? fault.status : fault.kind));
    tried.push(...kinds.map((kind) => `${what}: ${kind}, the run ended with ${run.exitCode}`));
    return run;
  }

  const everyFaultOf = (method: string): PlannedFault[] =>
    faults.map(([, fault], index) => {
      const id = project.cxone.actions.findByName(names[index] ?? "")?.id ?? "none";
      return { match: { method, path: `${actions}/${id}` }, fault };
    });

  /** The steps build on each other: what one leaves behind, the next starts from. */
  it("ends with one action each, the program's content and a state that knows it", async () => {
    const creations = faults.map(([, fault]) => ({ match: { method: "POST", path: actions }, fault }));
    await runWith("create", creations, "up", ...together);
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, before);

    writeSampleActions(project, names, after);
    await runWith("update", everyFaultOf("PUT"), "up", ...together);
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, after);

    await runWith("refresh", everyFaultOf("GET"), "refresh", ...together);
    await project.pulumiOk("up", "--yes", "--refresh");
    await expectConverged(project, names, after);

    await runWith("delete", everyFaultOf("DELETE"), "destroy", ...together);
    await project.pulumiOk("destroy", "--yes");
    expect(project.cxone.actions.list()).toEqual([]);

    // Now CXone cannot be asked either what became of a call: the run fails, and the next one has to find out.
    const unknown = {
      match: { method: "GET", path: /actions\?name=/ },
      times: "always",
      fault: unavailable,
    } as const;
    const lost = creations.filter(({ fault: { kind } }) => kind !== "status");
    const failed = await runWith("create without look-up", [...lost, unknown], "up", ...together);
    expect(failed).toMatchObject({ exitCode: 255, output: expect.stringContaining("[CXONE_SERVER_ERROR]") });
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, after);
  }, 400_000);

  it("ends so too when the fault meets the token request", async () => {
    const token = { method: "POST", path: "/oauth/token" };
    const all = faults.filter(([name]) => name !== "401" && name !== "409").map(([, fault]) => fault);
    let edit = 0;
    // Three in a row are ridden out; a refusal ends the run.
    for (const some of [
      all.slice(0, 3),
      all.slice(3, 6),
      all.slice(6, 9),
      all.slice(9),
      [CALL_FAULTS["401"], CALL_FAULTS["409"]],
    ]) {
      const version = { description: `Edit ${(edit += 1)}`, tier: "gold" };
      writeSampleActions(project, names, version);
      const planned = some.flatMap((fault) => (fault ? [{ match: token, fault }] : []));
      await runWith(
        "token",
        planned,
        "up",
        "--yes",
        "--skip-preview",
        "--parallel",
        "1",
        "--continue-on-error",
      );
      await project.pulumiOk("up", "--yes");
      if (edit % 2 === 1) await expectConverged(project, names, version);
    }
  }, 400_000);
});
