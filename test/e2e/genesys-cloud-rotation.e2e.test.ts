import { ACTION } from "./support/action-edits";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

describe("a secret that is rotated on Genesys Cloud, on the real engine", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
  }, 600_000);
  afterAll(() => project.close());

  it("names the field in the review, and has each action that names it show that it works", async () => {
    await project.pulumiOk("up", "--yes");
    await project.setSecret("crmClientSecret", "a-wrong-secret");

    const review = await runCommand(project, "review", "--stack", "test");
    expect(review.output).toContain("**Fields of `integration`:** `crmClientSecret` was rotated.");
    expect(review.output).toContain("**Smoke test:** executed after the update");
    expect(review.output).not.toContain("a-wrong-secret");

    const failed = await runCommand(
      project,
      "deploy",
      ...["--stack", "test", "--yes", "--rollback-on-failure"],
    );
    expect(failed.exitCode).not.toBe(0);
    expect(failed.output).toContain("[SMOKE_TEST_FAILED]");
    expect(failed.output).toContain("GOING BACK FAILED TOO");
    expect(failed.output).not.toContain("a-wrong-secret");

    await project.setSecret("crmClientSecret", project.secrets.crmClientSecret);
    await project.pulumiOk("up", "--yes");
    expect(await project.pulumiOk("stack", "output", "--json")).toContain(`"${ACTION}"`);
    await project.pulumiOk("up", "--yes", "--expect-no-changes");
  }, 400_000);
});
