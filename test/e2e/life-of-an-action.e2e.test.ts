import * as fs from "node:fs";
import * as path from "node:path";
import { filesContaining, formsIn } from "./support/find-in-files";
import { createTestProject, type TestProject } from "./support/test-project";

const name = "contact-lookup";

interface StackOutputs {
  actions: Record<string, { id: string; version: number; codeSha256: string }>;
  smokeTests: Record<string, Record<string, unknown>>;
}

describe("the life of an action on the real engine", () => {
  let project: TestProject;
  let printed = "";
  const run = async (...args: string[]): Promise<string> => {
    const output = await project.pulumiOk(...args);
    printed += output;
    return output;
  };
  const outputs = async () => JSON.parse(await run("stack", "output", "--json")) as StackOutputs;

  beforeAll(async () => {
    project = await createTestProject();
  }, 600_000);
  afterAll(() => project.close());

  // The steps build on each other: this is one story, told in order.
  it("deploys, executes and enriches with one up; then changes in place; then leaves nothing", async () => {
    const preview = await run("preview", "--diff");
    expect(preview).toContain(`name                   : "${name}"`);
    expect(preview).not.toContain("__provider: ");
    expect(project.cxone.actions.list()).toHaveLength(0);

    await run("up", "--yes");
    const first = await outputs();
    expect(project.cxone.actions.list().map((action) => action.name)).toEqual([name]);
    expect(first.actions[name]).toMatchObject({ id: project.cxone.actions.list()[0]?.id, version: 1 });
    expect(first.smokeTests[name]).toMatchObject({ enrichmentSuccess: true, customerTier: "gold" });
    expect(JSON.stringify(first.smokeTests)).not.toContain("98765");

    const executions = () =>
      project.cxone.log.entries.filter(({ path: at }) => at.endsWith("/execute")).length;
    expect(executions()).toBe(1);
    await run("preview", "--expect-no-changes");
    await run("up", "--yes", "--expect-no-changes");
    await run("up", "--yes", "--refresh", "--expect-no-changes");
    expect(executions()).toBe(1);

    project.edit(`action-src/${name}/index.ts`, /$/, '\nconsole.debug("edited");\n');
    const changed = await run("preview", "--diff");
    expect(changed).toMatch(new RegExp(`^\\s*- .*module action-src/${name}/index.ts`, "m"));
    expect(changed).toMatch(new RegExp(`^\\s*\\+ .*module action-src/${name}/index.ts`, "m"));
    await run("up", "--yes");
    const second = await outputs();
    expect(second.actions[name]).toMatchObject({ id: first.actions[name]?.id, version: 2 });
    expect(second.actions[name]?.codeSha256).not.toBe(first.actions[name]?.codeSha256);
    expect(executions()).toBe(2);

    await expectNoSecretInPlainText();

    await run("destroy", "--yes");
    expect(project.cxone.actions.list()).toHaveLength(0);
    await expectNoSecretInPlainText();
  }, 300_000);

  function expectNoSecretInPlainText(): Promise<void> {
    for (const secret of Object.values(project.secrets)) {
      expect(filesContaining(project.stateFolder, secret)).toEqual([]);
      expect(filesContaining(path.join(project.folder, ".build"), secret)).toEqual([]);
      expect(formsIn(printed, secret)).toEqual([]);
    }
    // The search itself can fail: it finds what is there.
    fs.writeFileSync(
      path.join(project.folder, "probe"),
      Buffer.from(`x${project.secrets.passphrase}y`).toString("base64"),
    );
    expect(filesContaining(project.folder, project.secrets.passphrase)).toContain(
      path.join(project.folder, "probe"),
    );
    return Promise.resolve();
  }
});
