import { randomBytes } from "node:crypto";
import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type PulumiRun, type TestProject } from "./support/test-project";

jest.setTimeout(300_000);

/** A port that nobody listens on. */
const NOWHERE = "http://127.0.0.1:1";

describe("a change of the credentials or the address of CXone", () => {
  let project: TestProject;
  const review = (): Promise<PulumiRun> => runCommand(project, "review", "--stack", "test");
  const rollback = (): Promise<PulumiRun> =>
    runCommand(project, "rollback", "--stack", "test", "--to", "1", "--yes");

  beforeAll(async () => {
    project = await createTestProject();
    writeSampleActions(project, ["one"]);
    await project.pulumiOk("up", "--yes");
    writeSampleActions(project, ["one"], { description: "Second", tier: "silver" });
    await project.pulumiOk("up", "--yes");
  }, 600_000);
  afterAll(() => project.close());

  // The steps build on each other: this is one story, told in order.
  it("is tried by the update that makes it, which fails where it does not serve", async () => {
    await project.setSecret("cxoneClientSecret", randomBytes(18).toString("base64"));
    const { exitCode, output } = await project.pulumi("up", "--yes");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("Signing in to CXone was refused");
    expect(output).toContain("[CXONE_UNAUTHORIZED]");
  });

  it("is what review and rollback go by, whatever the last update had; a plain refresh names the way out", async () => {
    await project.setSecret("cxoneClientSecret", project.secrets.cxoneClientSecret);
    const plain = await project.pulumi("preview", "--refresh");
    expect(plain.exitCode).not.toBe(0);
    expect(plain.output).toContain("pulumi up --refresh --run-program");

    const { exitCode, output } = await review();
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    const back = await rollback();
    if (back.exitCode !== 0) throw new Error(back.output);
    expect(project.cxone.actions.findByName("one")?.description).toBe("First");
  });

  it("passes with credentials that serve, without executing the action again", async () => {
    await project.pulumiOk("up", "--yes");
    const executions = (): number => project.cxone.log.count("POST", /\/execute$/);
    const before = executions();
    await project.pulumiOk(
      "config",
      "set",
      "cxoneBaseUrl",
      project.cxone.url.replace("127.0.0.1", "localhost"),
    );
    await project.pulumiOk("up", "--yes");
    expect(executions()).toBe(before);
  });

  it("is tried as well where it is the address", async () => {
    await project.pulumiOk("config", "set", "cxoneBaseUrl", NOWHERE);
    const { exitCode, output } = await project.pulumi("up", "--yes");
    expect(exitCode).not.toBe(0);
    expect(output).toContain("found no connection to 127.0.0.1:1");

    await project.pulumiOk("config", "set", "cxoneBaseUrl", project.cxone.url);
    const plain = await project.pulumi("preview", "--refresh");
    expect(plain.output).toContain("After a change of address: pulumi up --refresh --run-program.");
    expect(await review()).toMatchObject({ exitCode: 0 });
    await project.pulumiOk("up", "--refresh", "--run-program", "--yes");
    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
  });

  it("does not keep a review from finding an action that is gone", async () => {
    const id = project.cxone.actions.findByName("one")?.id ?? "";
    const client = { clientId: "test-cxone", clientSecret: project.secrets.cxoneClientSecret };
    await connectToCxone({ baseUrl: project.cxone.url, ...client }).deleteAction(id);
    const gone = await review();
    expect(gone).toMatchObject({ exitCode: 0 });
    expect(gone.output).toContain("1 action created");
    expect(gone.output).toContain("somebody deleted this action in CXone");
  });
});
