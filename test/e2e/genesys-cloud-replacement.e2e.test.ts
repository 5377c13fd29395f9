import { ACTION, addOutput } from "./support/action-edits";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

describe("an action that a changed contract replaces on Genesys Cloud, on the real engine", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
  }, 600_000);
  afterAll(() => project.close());

  const live = async () => {
    const { actions } = JSON.parse(await project.pulumiOk("stack", "output", "--json")) as {
      actions: Record<string, { id: string; codeSha256: string }>;
    };
    return actions[ACTION];
  };

  it("keeps its releases, and goes back to one of before as another action", async () => {
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const first = await live();
    addOutput(project, "loyaltyPoints");
    await project.pulumiOk("config", "set", "--path", "allowBreakingContract[0]", ACTION);
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const replaced = await live();
    expect(replaced?.id).not.toBe(first?.id);

    const history = await runCommand(project, "history", "--stack", "test");
    expect(history.output).toMatch(/^1 .*, contract /m);
    const back = await runCommand(project, "rollback", ...["--stack", "test", "--to", "1", "--yes"]);
    expect(back).toMatchObject({ exitCode: 0 });
    const now = await live();
    expect(now?.codeSha256).toBe(first?.codeSha256);
    expect(now?.id).not.toBe(replaced?.id);
  }, 400_000);
});
