import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../../sim/faults/fault";
import type { SimulatorServer } from "../../sim/http/simulator-server";
import { ACTION, editHandler } from "./support/action-edits";
import { descendantsOf, isProvider, killAll } from "./support/process-tree";
import { startPulumi, untilInFlight } from "./support/start-pulumi";
import { createTestProject, type TestProject } from "./support/test-project";

/** Whether the platform carries the call out while the process dies. */
const CARRIED_OUT: readonly Fault[] = [{ kind: "stall", handled: true }, { kind: "stall" }];

/** Starts an update, and kills the provider when its call of this kind is in flight. */
async function killProviderDuring(
  project: TestProject,
  server: SimulatorServer,
  call: { readonly method: string; readonly path: RegExp },
  fault: Fault,
): Promise<void> {
  server.faults.plan({ match: call, fault });
  const run = startPulumi(project, "up", "--yes", "--skip-preview");
  await untilInFlight(server, run);
  // A moment for the simulator to carry out what it is to carry out.
  await wait(50);
  const below = descendantsOf(run.pid);
  killAll(below.filter(isProvider));
  expect((await run.finished).exitCode).toBe(1);
  killAll(below);
  server.faults.clear();
}

describe("pulumi up after the provider was killed in the middle of a proof or a publication", () => {
  let project: TestProject;
  let edits = 0;
  const edit = (): void => editHandler(project, `edit ${(edits += 1)}`);
  const up = () => project.pulumiOk("up", "--yes", "--skip-preview");
  afterEach(() => project.close());

  it("ends with one action of the same id and no draft on Genesys Cloud, published or not", async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
    const sim = project.genesysCloud;
    const there = () =>
      sim.organization.actions.list().map(({ id, draft, published }) => ({
        id,
        hasDraft: draft !== undefined,
        version: published?.version,
      }));
    await up();
    const [first] = there();
    const publications = CARRIED_OUT.map((fault) => ({ path: /\/draft\/publish$/, fault }));
    const proof = { path: /\/draft\/test$/, fault: { kind: "stall" } as const };
    for (const { path, fault } of [...publications, proof]) {
      edit();
      await killProviderDuring(project, sim, { method: "POST", path }, fault);
      await up();
      expect(there()).toEqual([{ id: first?.id, hasDraft: false, version: expect.any(Number) }]);
    }
    await project.pulumiOk("up", "--yes", "--refresh", "--run-program", "--expect-no-changes");
    await project.pulumiOk("destroy", "--yes", "--skip-preview");
    expect(there()).toEqual([]);
  }, 300_000);

  it("ends with one action of the same id and no draft when the very first publication is killed", async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
    const sim = project.genesysCloud;
    const [carriedOut = { kind: "stall" }] = CARRIED_OUT;
    await killProviderDuring(project, sim, { method: "POST", path: /\/draft\/publish$/ }, carriedOut);
    await up();
    const actions = sim.organization.actions.list();
    expect(actions.map(({ draft }) => draft)).toEqual([undefined]);
    expect(sim.organization.integrations.list()).toHaveLength(1);
  }, 200_000);

  it("ends with the live action alone on CXone, and no candidate", async () => {
    project = await createTestProject();
    const { cxone } = project;
    await project.pulumiOk("config", "set", "smokeTest", "candidate");
    await up();
    const [first] = cxone.actions.list();
    for (const method of ["POST", "DELETE"])
      for (const fault of CARRIED_OUT) {
        edit();
        const path = method === "POST" ? /\/data\/actions$/ : /\/data\/actions\/[^/]+$/;
        await killProviderDuring(project, cxone, { method, path }, fault);
        await up();
        expect(cxone.actions.list().map(({ id, name }) => ({ id, name }))).toEqual([
          { id: first?.id, name: ACTION },
        ]);
      }

    // Killed while the candidate is there, and then nobody wants the change any more: a refresh finds it.
    editHandler(project, "unwanted");
    await killProviderDuring(project, cxone, { method: "POST", path: /\/execute$/ }, { kind: "stall" });
    expect(cxone.actions.list()).toHaveLength(2);
    project.edit(`action-src/${ACTION}/index.ts`, '\nconsole.debug("unwanted");\n', "");
    await project.pulumiOk("up", "--yes", "--refresh", "--run-program");
    expect(cxone.actions.list().map(({ id }) => id)).toEqual([first?.id]);
  }, 300_000);
});
