import * as fs from "node:fs";
import * as path from "node:path";
import { workflows } from "../github/support/workflow-files";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

/** The preview of a pull request, as `.github/workflows/review.yml` starts it. */
const preview = workflows()
  .get("review")
  ?.jobs["preview"]?.steps.find(({ name }) => name === "Preview");
const { CXONE_CLIENT_ID, CXONE_CLIENT_SECRET } = preview?.env ?? {};

describe("a pull request's preview, without credentials of CXone", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
    fs.cpSync(path.resolve(__dirname, "../../commands"), path.join(project.folder, "commands"), {
      recursive: true,
    });
    for (const key of ["cxoneClientId", "cxoneClientSecret"]) await project.pulumiOk("config", "rm", key);
    writeSampleActions(project, ["action-one"]);
  }, 600_000);
  afterAll(() => project.close());

  // The smoke tests carry the credentials, so the engine counts an update of them; no report shows it, for none is executed.
  it("reports what was changed, and never calls CXone", async () => {
    Object.assign(project.environment, {
      CXONE_CLIENT_ID: "test-cxone",
      CXONE_CLIENT_SECRET: project.secrets.cxoneClientSecret,
    });
    await project.pulumiOk("up", "--yes", "--skip-preview");
    Object.assign(project.environment, { CXONE_CLIENT_ID, CXONE_CLIENT_SECRET });
    await project.cxone.close();

    const options = ["--stack", "test", "--refresh=false"];
    expect(preview?.run).toContain("--refresh=false");
    const same = await runCommand(project, "review", ...options);
    expect(same.exitCode).toBe(0);
    expect(same.output).toContain("## Stack `test`: no action changes");

    writeSampleActions(project, ["action-one"], { description: "Second", tier: "gold" });
    const changed = await runCommand(project, "review", ...options);
    expect(changed.exitCode).toBe(0);
    expect(changed.output).toContain("| description | `First` | `Second` |");
  }, 300_000);
});
