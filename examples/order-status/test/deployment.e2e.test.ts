import { createTestProject, type TestProject } from "../../../test/e2e/support/test-project";
import { filesContaining } from "../../../test/e2e/support/find-in-files";
import { action } from "../action";

const PLATFORMS = ["cxone", "genesys-cloud"] as const;

describe.each(PLATFORMS)("order-status on %s, by the real engine", (platform) => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ action: action.name, platform });
  }, 600_000);
  afterAll(() => project.close());

  it("is deployed, finds the smoke test's order in the backend it brings, and keeps the key to itself", async () => {
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const outputs = JSON.parse(await project.pulumiOk("stack", "output", "--json")) as {
      smokeTests: Record<string, unknown>;
    };
    expect(outputs.smokeTests[action.name]).toMatchObject({ orderFound: true, orderStatus: "shipped" });
    const [backend] = project.backends;
    // A platform with drafts asks before an action changes for flows, and after.
    expect(backend?.server?.log.count("GET", "/orders/A-1001")).toBeGreaterThan(0);
    for (const key of [backend?.configuration.ordersApiKey ?? ""])
      expect(filesContaining(project.stateFolder, key)).toEqual([]);

    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
  }, 200_000);
});
