import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

const [one, two] = ["one", "two"];

describe("what the engine does around the resources of a stack", () => {
  let project: TestProject;
  beforeEach(async () => {
    project = await createTestProject();
    writeSampleActions(project, [one, two]);
    await project.pulumiOk("config", "set", "protect", "true");
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterEach(() => project.close());

  it("leaves a new action where a person has one replaced, although the stack is set to adopt the old one", async () => {
    const idOf = () => project.cxone.actions.findByName(one)?.id;
    const before = idOf() ?? "";
    await project.pulumiOk("config", "set", "protect", "false");
    await project.pulumiOk("config", "set", "--path", `adopt["${one}"]`, before, "--type", "string");
    await project.pulumiOk("up", "--yes", "--skip-preview");
    await project.pulumiOk("up", "--yes", "--skip-preview", "--replace", `**::${one}`);
    expect(idOf()).toEqual(expect.any(String));
    expect(idOf()).not.toBe(before);
    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
  }, 300_000);

  it("goes back with one action, whatever the engine hears of first, and leaves the other protected", async () => {
    writeSampleActions(project, [one], { description: "Second", tier: "silver" });
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const back = await runCommand(
      project,
      ...["rollback", "--stack", "test", "--to", "1", "--action", one, "--yes"],
    );
    if (back.exitCode !== 0) throw new Error(back.output);
    expect(project.cxone.actions.findByName(one)?.description).toBe("First");
    const state = JSON.parse(await project.pulumiOk("stack", "export")) as {
      deployment: { resources: { urn: string; protect?: boolean }[] };
    };
    const other = state.deployment.resources.find(({ urn }) => urn.endsWith(`DataAction::${two}`));
    expect(other?.protect).toBe(true);
  }, 300_000);
});
