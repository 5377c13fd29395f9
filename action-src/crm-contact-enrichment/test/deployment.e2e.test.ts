import { createTestProject, type TestProject } from "../../../test/e2e/support/test-project";
import { action } from "../action";

describe("crm-contact-enrichment on the real engine", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ action: action.name });
  }, 600_000);
  afterAll(() => project.close());

  it("is deployed, enriches the smoke test's contact, and shows nothing of it that is personal", async () => {
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const outputs = JSON.parse(await project.pulumiOk("stack", "output", "--json")) as {
      smokeTests: Record<string, unknown>;
    };
    expect(project.cxone.actions.list().map(({ name }) => name)).toEqual([action.name]);
    expect(outputs.smokeTests[action.name]).toMatchObject({ enrichmentSuccess: true, customerTier: "gold" });
    expect(JSON.stringify(outputs.smokeTests)).not.toContain("crm-0001");
    expect(JSON.stringify(outputs.smokeTests)).not.toContain("2026-01-02");

    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
  }, 200_000);
});
