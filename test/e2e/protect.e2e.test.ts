import * as fs from "node:fs";
import * as path from "node:path";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

// A name that every object has: it takes no property of the language for configuration.
const [kept, removed] = ["lookup", "constructor"];
const first = { description: "First", tier: "gold" };

describe("protect", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
    writeSampleActions(project, [kept, removed], first);
    await project.pulumiOk("config", "set", "protect", "true");
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterAll(() => project.close());
  const names = () => project.cxone.actions.list().map(({ name }) => name);

  it("keeps an action whose folder is gone until a person lifts it, and hinders no update", async () => {
    await project.pulumiOk("preview", "--expect-no-changes");
    writeSampleActions(project, [kept, removed], { ...first, tier: "platinum" });
    expect(await project.pulumiOk("up", "--yes", "--skip-preview")).toContain(`${kept}-smoke-test replaced`);

    fs.rmSync(path.join(project.folder, "action-src", removed), { recursive: true });
    const refused = await runCommand(project, "review", "--stack", "test");
    expect(refused.exitCode).toBe(3);
    expect(refused.output).toContain("deletion of a protected action, the preview was refused");
    const [, urn = ""] = /npm run pulumi -- state unprotect '(\S+)' --stack test/.exec(refused.output) ?? [];
    expect((await project.pulumi("up", "--yes", "--skip-preview")).output).toContain("is protected");
    expect(names()).toEqual([removed, kept]);

    await project.pulumiOk("state", "unprotect", urn, "--yes");
    const meant = await runCommand(project, "review", "--stack", "test");
    expect(meant.exitCode).toBe(3);
    expect(meant.output).toContain(`> **Deleted in CXone: \`${removed}\`.**`);
    await project.pulumiOk("up", "--yes", "--skip-preview");
    expect(names()).toEqual([kept]);
  }, 300_000);
});
