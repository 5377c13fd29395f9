import { expectConverged } from "./support/expect-converged";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

const names = ["lookup"];
const version = { description: "First", tier: "gold" };
const contract = "action-src/lookup/contract.ts";

describe("a contract that Studio flows are bound to", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, names, version);
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterAll(() => project.close());

  it("grows freely, and loses nothing unless allowBreakingContract names the action", async () => {
    project.edit(
      contract,
      "note: z.string().optional()",
      "note: z.string().optional(), more: z.number().optional()",
    );
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, version);

    project.edit(contract, "note: z.string().optional(), ", "");
    project.edit(contract, "inputs = z.object({ ", "inputs = z.object({ phone: z.string(), ");
    project.edit("action-src/lookup/action.ts", 'inputs: { id: "1" }', 'inputs: { id: "1", phone: "1" }');
    const refused = await project.pulumi("preview");
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("outputs.note was removed, and Studio flows use it.");
    expect(refused.output).toContain("inputs.phone was added as a required input, and Studio flows use it.");
    expect(refused.output).toContain("[CONTRACT_BREAKING]");
    expect(refused.output).toContain("pulumi config set --path 'allowBreakingContract[0]' lookup.");
    expect(refused.output).not.toContain("<nil>");
    expect((await project.pulumi("up", "--yes")).exitCode).toBe(1);
    expect(project.cxone.actions.list()[0]?.version).toBe(2);

    await project.pulumiOk("config", "set", "--path", "allowBreakingContract[0]", "lookup");
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, version);
    expect(Object.keys(project.cxone.actions.list()[0]?.outputs.properties ?? {})).toEqual(["more", "tier"]);
  }, 200_000);
});
