import { ACTION, breakHandler } from "./support/action-edits";
import { filesContaining } from "./support/find-in-files";
import { createTestProject, type TestProject } from "./support/test-project";

jest.setTimeout(400_000);

describe("a configuration key that is renamed together with a broken handler, on Genesys Cloud", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
  }, 600_000);
  afterAll(() => project.close());

  const fields = () =>
    project.genesysCloud.organization.credentials.list().flatMap((one) => Object.keys(one.fields));
  const expectNoSecretInState = () =>
    expect(filesContaining(project.stateFolder, project.secrets.crmClientSecret)).toEqual([]);

  it("leaves the live action its field, as a secret of the state, until a refresh finds it unneeded", async () => {
    await project.pulumiOk("up", "--yes", "--skip-preview");
    project.edit(`action-src/${ACTION}/action.ts`, '"crmClientSecret"', '"crmRenamedSecret"');
    await project.pulumiOk("config", "rm", "crmClientSecret");
    await project.setSecret("crmRenamedSecret", project.secrets.crmClientSecret);
    const mend = breakHandler(project);
    const { output } = await project.pulumi("up", "--yes", "--skip-preview");
    expect(output).toContain("[PLATFORM_PROOF_FAILED]");
    expect(fields()).toEqual(expect.arrayContaining(["crmClientSecret", "crmRenamedSecret"]));
    mend();
    await project.pulumiOk("up", "--yes", "--skip-preview");
    expectNoSecretInState();

    const refresh = ["--yes", "--skip-preview", "--refresh", "--run-program"];
    expect(await project.pulumiOk("up", ...refresh)).toContain("[diff: -unneededFields]");
    expect(fields()).not.toContain("crmClientSecret");
    expectNoSecretInState();
    await project.pulumiOk("up", ...refresh, "--expect-no-changes");
  });
});
