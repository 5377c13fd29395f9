import { createTestProject, type TestProject } from "./support/test-project";

const required = ["cxoneBaseUrl", "cxoneClientId", "cxoneClientSecret"];
const fromActions = ["crmBaseUrl", "crmAuthUrl", "crmClientId", "crmClientSecret"];

describe("a stack with faults in its configuration", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
  }, 600_000);
  afterAll(() => project.close());

  /** Puts right what the tests before may have left. */
  const configured = async (): Promise<void> => {
    const { cxone, crm, secrets } = project;
    await project.pulumiOk("config", "rm-all", "smokeTest", "overwriteDritf", "artifactsUrl");
    const plain = { cxoneBaseUrl: cxone.url, crmBaseUrl: crm.apiBaseUrl, crmAuthUrl: crm.tokenUrl };
    for (const [key, value] of Object.entries({ ...plain, crmClientId: "test-crm" }))
      await project.pulumiOk("config", "set", key, value);
    await project.setSecret("crmClientSecret", secrets.crmClientSecret);
  };

  it("has all of them reported at once, each with the command that fixes it, and without a stack trace", async () => {
    for (const key of [...required, ...fromActions]) await project.pulumiOk("config", "rm", key);
    await project.pulumiOk("config", "set", "crmAuthUrl", "http://crm.example.com/token");
    await project.pulumiOk("config", "set", "smokeTest", "perhaps");
    await project.pulumiOk("config", "set", "overwriteDritf", "true");
    await project.pulumiOk("config", "set", "--plaintext", "crmClientSecret", "in-plain-text");
    const store = "postgres://deployer:in-plain-text@db.example.com/artifacts";
    await project.pulumiOk("config", "set", "--plaintext", "artifactsUrl", store);
    const { exitCode, output } = await project.pulumi("preview");
    expect(exitCode).toBe(1);
    for (const key of [...required, "crmBaseUrl", "crmClientId"])
      expect(output).toContain(`${key} is missing.`);
    expect(output).toContain("pulumi config set --secret cxoneClientSecret");
    expect(output).toMatch(/crmAuthUrl is not an https URL/);
    expect(output).toMatch(/crmClientSecret is a secret, but stands in plain text/);
    expect(output).toMatch(/artifactsUrl is a secret, but stands in plain text/);
    expect(output).toContain("pulumi config set --secret artifactsUrl");
    expect(output).toMatch(/smokeTest must be true, false or candidate/);
    expect(output).toMatch(/overwriteDritf is not a key of this project/);
    expect(output).not.toContain("in-plain-text");
    expect(output).not.toMatch(/^\s+at /m);
    expect(output).not.toContain("node_modules");
  }, 100_000);

  it("deploys when a pasted value ends with a line end: the provider signs in with what the program has checked", async () => {
    await configured();
    await project.pulumiOk("config", "set", "cxoneClientId", "test-cxone\n");
    await project.setSecret("cxoneClientSecret", `${project.secrets.cxoneClientSecret}\n`);
    const values = JSON.parse(await project.pulumiOk("config", "--json")) as Record<
      string,
      { value?: string }
    >;
    expect(values["cxone-data-actions:cxoneClientId"]?.value).toBe("test-cxone\n");
    await project.pulumiOk("up", "--yes");
    expect(project.cxone.actions.list()).toHaveLength(1);
  }, 100_000);
});
