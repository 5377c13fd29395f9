import * as fs from "node:fs";
import * as path from "node:path";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

describe("moving a stack's state to another backend (docs/operations.md)", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
  }, 600_000);
  afterAll(() => project.close());

  /** The release of the first row of the history. */
  async function firstRelease(): Promise<string> {
    const { output } = await runCommand(project, "history", "--stack", "test", "--json");
    return /"release": "([0-9a-f]{64})"/.exec(output)?.[1] ?? output;
  }

  it("keeps the actions with their ids, exposes no secret, and can go back where the store was copied", async () => {
    writeSampleActions(project, ["one"]);
    await project.pulumiOk("up", "--yes");
    const first = await firstRelease();
    writeSampleActions(project, ["one"], { description: "Second", tier: "silver" });
    await project.pulumiOk("up", "--yes");
    const id = project.cxone.actions.findByName("one")?.id;

    await project.pulumiOk("stack", "export", "--file", "state.json");
    const exported = fs.readFileSync(path.join(project.folder, "state.json"), "utf8");
    for (const secret of Object.values(project.secrets)) expect(exported).not.toContain(secret);
    const next = path.join(project.folder, "next");
    fs.cpSync(path.join(project.stateFolder, "artifacts"), path.join(next, "artifacts"), { recursive: true });
    project.environment["PULUMI_BACKEND_URL"] = `file://${next}`;
    await project.pulumiOk("stack", "init", "test");
    await project.pulumiOk("stack", "import", "--file", "state.json");

    await project.pulumiOk("preview", "--refresh", "--run-program", "--expect-no-changes");
    const back = await runCommand(project, "rollback", "--stack", "test", "--to", first, "--yes");
    expect(back).toMatchObject({ exitCode: 0 });
    expect(project.cxone.actions.list()).toMatchObject([{ id, description: "First", version: 3 }]);
  }, 200_000);
});
