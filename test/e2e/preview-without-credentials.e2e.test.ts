import type { PlatformName } from "../../providers/platforms/platform-names.js";
import { workflows } from "../github/support/workflow-files";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

/** The preview of a pull request, as `.github/workflows/review.yml` starts it. */
const preview = workflows()
  .get("review")
  ?.jobs["preview"]?.steps.find(({ name }) => name === "Preview");
/** A platform, what its simulator's client is in the environment, and where the program reads it without. */
const PLATFORMS = {
  cxone: {
    keys: ["cxoneClientId", "cxoneClientSecret"],
    credentials: ({ secrets }: TestProject) => ({
      CXONE_CLIENT_ID: "test-cxone",
      CXONE_CLIENT_SECRET: secrets.cxoneClientSecret,
    }),
    simulator: ({ cxone }: TestProject) => cxone,
  },
  "genesys-cloud": {
    keys: ["genesysClientId", "genesysClientSecret"],
    credentials: ({ secrets }: TestProject) => ({
      GENESYSCLOUD_OAUTHCLIENT_ID: "test-genesys",
      GENESYSCLOUD_OAUTHCLIENT_SECRET: secrets.genesysClientSecret,
    }),
    simulator: ({ genesysCloud }: TestProject) => genesysCloud,
  },
} as const;

describe.each(Object.entries(PLATFORMS))(
  "a pull request's preview, without credentials of %s",
  (name, platform) => {
    let project: TestProject;
    beforeAll(async () => {
      project = await createTestProject({ platform: name as PlatformName });
      for (const key of platform.keys) await project.pulumiOk("config", "rm", key);
      writeSampleActions(project, ["action-one"]);
    }, 600_000);
    afterAll(() => project.close());

    // The smoke tests carry the credentials, so the engine counts an update of them; no report shows it, for none is executed.
    it("reports what was changed, and never calls the platform", async () => {
      const credentials = platform.credentials(project);
      Object.assign(project.environment, credentials);
      await project.pulumiOk("up", "--yes", "--skip-preview");
      for (const variable of Object.keys(credentials))
        project.environment[variable] = preview?.env?.[variable];
      const { log } = platform.simulator(project);
      const before = log.entries.length;

      const options = ["--stack", "test", "--refresh=false"];
      expect(preview?.run).toContain("--refresh=false");
      const same = await runCommand(project, "review", ...options);
      expect(same.exitCode).toBe(0);
      expect(same.output).toContain("## Stack `test`: no action changes");

      writeSampleActions(project, ["action-one"], { description: "Second", tier: "gold" });
      const changed = await runCommand(project, "review", ...options);
      expect(changed.exitCode).toBe(0);
      expect(changed.output).toContain("| description | `First` | `Second` |");
      expect(log.entries).toHaveLength(before);
    }, 300_000);
  },
);
