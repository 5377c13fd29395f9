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
  const tried: { readonly what: string; readonly count: number; readonly exitCode: number | null }[] = [];

  beforeEach(async () => {
    project = await createTestProject({ environment: { CXONE_TIMEOUT_MS: "1500" } });
    await project.pulumiOk("config", "set", "smokeTest", "false");
  }, 600_000);
  afterEach(() => project.close());
  afterAll(() => {
    const total = tried.reduce((sum, { count }) => sum + count, 0);
    const lines = tried.map(
      ({ what, count, exitCode }) =>
        `  ${what}: ${count}, ${exitCode === 0 ? "that run succeeded" : "that run failed, the next one fixed it"}`,
    );
    process.stdout.write(`${total} faults through the real engine:\n${lines.join("\n")}\n`);
  });

  /** Plans faults, runs the CLI, and holds every one of them to have happened. */
  async function runWith(what: string, planned: PlannedFault[], ...args: string[]): Promise<PulumiRun> {
    project.cxone.faults.plan(...planned);
    const run = await project.pulumi(...args);
    const unmet = project.cxone.faults.unconsumed();
    if (unmet.length > 0) throw new Error(`${unmet.length} faults never happened:\n${run.output}`);
    project.cxone.faults.clear();
    tried.push({ what, count: planned.length, exitCode: run.exitCode });
    return run;
  }

  const everyFaultOf = (method: string): PlannedFault[] =>
    faults.map(([, fault], index) => {
      const id = project.cxone.actions.findByName(names[index] ?? "")?.id ?? "none";
      return { match: { method, path: `${actions}/${id}` }, fault };
    });

  /** The steps build on each other: what one leaves behind, the next starts from. */
  it("ends with one action each, the program's content and a state that knows it", async () => {
    writeSampleActions(project, names, before);
    const creations = faults.map(([, fault]) => ({ match: { method: "POST", path: actions }, fault }));
    await runWith("create", creations, "up", ...together);
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, before);

    writeSampleActions(project, names, after);
    await runWith("update", everyFaultOf("PUT"), "up", ...together);
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, after);

    await runWith("refresh", everyFaultOf("GET"), "refresh", "--yes", "--parallel", "16");
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
    expect(failed).toMatchObject({ exitCode: 1, output: expect.stringContaining("[CXONE_SERVER_ERROR]") });
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, after);
  }, 400_000);

  it("ends so too when the faults meet the token request", async () => {
    const [name = ""] = names;
    const { "401": unauthorized, "409": conflict, ...others } = CALL_FAULTS;
    const all = Object.values(others);
    let edit = 0;
    const upWith = async (some: Fault[]): Promise<PulumiRun> => {
      writeSampleActions(project, [name], { description: `Edit ${(edit += 1)}`, tier: "gold" });
      const planned = some.map((fault) => ({ match: { method: "POST", path: "/oauth/token" }, fault }));
      return runWith("token", planned, "up", "--yes", "--skip-preview");
    };
    const converged = () => expectConverged(project, [name], { description: `Edit ${edit}`, tier: "gold" });

    // Three in a row are ridden out.
    for (let index = 0; index < all.length; index += 3) {
      expect((await upWith(all.slice(index, index + 3))).exitCode).toBe(0);
      await converged();
    }
    // A refusal ends the run.
    for (const refusal of [unauthorized, conflict]) {
      expect((await upWith(refusal ? [refusal] : [])).exitCode).toBe(1);
      await project.pulumiOk("up", "--yes", "--skip-preview");
      await converged();
    }
  }, 400_000);
});
