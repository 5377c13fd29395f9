import { ACTION, addOutput, breakHandler, editHandler } from "./support/action-edits";
import { GenesysHand } from "./support/genesys-hand";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

describe("the project's commands on a stack on Genesys Cloud", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
  }, 600_000);
  afterAll(() => project.close());

  const run = (command: string, ...args: string[]) =>
    runCommand(project, command, "--stack", "test", ...args);
  const ok = async (command: string, ...args: string[]): Promise<string> => {
    const { exitCode, output } = await run(command, ...args);
    if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}:\n${output}`);
    return output;
  };
  const live = () => {
    const [action, ...more] = project.genesysCloud.organization.actions.list();
    expect(more).toEqual([]);
    return { id: action?.id ?? "", version: action?.published?.version, draft: action?.draft };
  };

  // The steps build on each other: one story, told in order.
  it("review, deploy, show drift, go back, adopt, execute, examine and prune as on CXone", async () => {
    const created = await ok("review");
    expect(created).toContain("## Stack `test`: 1 action created");
    await ok("deploy", "--yes");
    const first = live();
    expect(await ok("review", "--expect-no-changes")).toContain("nothing changes");

    editHandler(project, "second");
    await ok("deploy", "--yes", "--rollback-on-failure");
    expect(live().id).toBe(first.id);

    // What fails its proof never was live: there is nothing to go back from.
    const before = live();
    const mend = breakHandler(project);
    const failed = await run("deploy", "--yes", "--rollback-on-failure");
    expect(failed.exitCode).not.toBe(0);
    expect(failed.output).toContain("[PLATFORM_PROOF_FAILED]");
    expect(failed.output).not.toMatch(/\n\s+at /);
    expect(live()).toEqual(before);
    mend();

    // Even an addition to the contract: refused, and once it is allowed, shown as the replacement that it is.
    addOutput(project, "loyaltyPoints");
    const refused = await run("review");
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("outputs.loyaltyPoints");
    await project.pulumiOk("config", "set", "--path", "allowBreakingContract[0]", ACTION);
    const replaced = await run("review");
    expect(replaced).toMatchObject({ exitCode: 3 });
    expect(replaced.output).toContain(`**Replaced in Genesys Cloud: \`${ACTION}\`.**`);
    expect(replaced.output).toContain("Architect flows refer to the old one, and have to be bound anew.");
    expect(replaced.output).toContain(
      "| `outputs.loyaltyPoints` | added |  | `string` | **breaking**, allowed |",
    );
    expect(replaced.output).not.toMatch(/\bCXone\b|Studio/);
    project.edit(`action-src/${ACTION}/contract.ts`, "\n  loyaltyPoints: z.string().optional(),", "");
    await project.pulumiOk("config", "rm", "allowBreakingContract");

    const hand = await GenesysHand.of(project);
    await hand.publishOther(first.id);
    const drift = await run("review", "--expect-no-changes");
    expect(drift).toMatchObject({ exitCode: 7 });
    expect(drift.output).toContain("somebody changed this action in Genesys Cloud");
    expect(drift.output).toContain("Somebody replaced the code in Genesys Cloud.");
    expect(drift.output).not.toMatch(/\bCXone\b|Studio/);
    await project.pulumiOk("up", "--yes", "--refresh", "--run-program");

    const history = await ok("history");
    expect(history).toMatch(/^2 [^]*^1 /m);
    await ok("rollback", "--to", "1", "--yes");
    expect(live().id).toBe(first.id);
    expect(await ok("history")).toMatch(/rollback/i);
  }, 400_000);

  it("adopts an action that the state has lost, in place and after showing what differs", async () => {
    const { id } = live();
    const state = JSON.parse(await project.pulumiOk("stack", "export")) as {
      deployment: { resources: { urn: string }[] };
    };
    const urns = state.deployment.resources
      .map(({ urn }) => urn)
      .filter((urn) => urn.includes(":DataAction"));
    for (const urn of urns.sort((a, b) => b.length - a.length))
      await project.pulumiOk("state", "delete", urn, "--yes", "--force");

    editHandler(project, "adopted");
    const dry = await run("adopt", ACTION, id);
    expect(dry).toMatchObject({ exitCode: 0, output: expect.stringContaining("Nothing was changed.") });
    expect(dry.output).toContain("as it is in Genesys Cloud ->");
    expect(dry.output).toMatch(/code: sha256 \w{12} -> sha256 \w{12}/);
    await ok("adopt", ACTION, id, "--yes");
    await project.pulumiOk("up", "--yes");
    expect(live()).toMatchObject({ id, draft: undefined });
    await project.pulumiOk("preview", "--refresh", "--run-program", "--expect-no-changes");
    expect((await run("adopt", ACTION, "nothing-of-this-id")).output).toMatch(/another action|Genesys Cloud/);
  }, 200_000);

  it("executes, examines and prunes, and says what the platform does not have", async () => {
    const executed = await ok("execute", ACTION, "--trace");
    expect(executed).toContain('"customerTier": "gold"');
    expect(executed).toContain("Genesys Cloud keeps no traces of executions.");
    const traces = await run("traces", ACTION, "an-execution");
    expect(traces.exitCode).not.toBe(0);
    expect(traces.output).toContain("Genesys Cloud keeps no traces of executions.");
    expect(traces.output).not.toMatch(/\n\s+at /);
    const doctor = await run("doctor");
    expect(doctor.output).toContain("Genesys Cloud");
    expect(doctor.exitCode).toBe(0);
    const prune = await runCommand(project, "artifacts-prune", "--yes", "--stack", "test");
    expect({ exitCode: prune.exitCode, output: prune.output }).toMatchObject({ exitCode: 0 });
  }, 200_000);
});
