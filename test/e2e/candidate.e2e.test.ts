import { ACTION, breakHandler, editHandler } from "./support/action-edits";
import { createTestProject, type TestProject } from "./support/test-project";

describe("a change that is proven by a candidate before it is put in place", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
    await project.pulumiOk("config", "set", "smokeTest", "candidate");
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterAll(() => project.close());

  it("leaves the live action without a single write, and no candidate behind, when the candidate fails", async () => {
    const { cxone } = project;
    const puts = () => cxone.log.entries.filter(({ method }) => method === "PUT").length;
    const [before] = cxone.actions.list();
    const mend = breakHandler(project);
    const { exitCode, output } = await project.pulumi("up", "--yes", "--skip-preview");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("[CXONE_PROOF_FAILED]");
    expect(puts()).toBe(0);
    expect(cxone.actions.list()).toEqual([before]);

    mend();
    editHandler(project, "second");
    await project.pulumiOk("up", "--yes", "--skip-preview");
    expect(puts()).toBe(1);
    expect(cxone.actions.list().map(({ id, name, version }) => ({ id, name, version }))).toEqual([
      { id: before?.id, name: ACTION, version: 2 },
    ]);
  }, 200_000);
});
