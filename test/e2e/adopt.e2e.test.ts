import * as fs from "node:fs";
import * as path from "node:path";
import { deleteByHand } from "../commands/review/edit-by-hand";
import { makeByHand } from "./support/make-by-hand";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

const name = "contact-lookup";

describe("adopting an action that was made by hand", () => {
  let project: TestProject;
  beforeEach(async () => {
    project = await createTestProject();
  }, 600_000);
  afterEach(() => project.close());
  const adopt = (...args: string[]) => runCommand(project, "adopt", "--stack", "test", ...args);

  it("takes it over in place, says so first, and finds nothing more to do", async () => {
    const id = await makeByHand(project, name, { description: "Made by hand", timeoutSeconds: 7 });

    const refused = await project.pulumi("up", "--yes", "--skip-preview");
    expect(refused.exitCode).not.toBe(0);
    expect(refused.output).toContain(`npm run adopt -- --stack STACK ${name} ${id} `);
    expect(refused.output).toContain(`pulumi config set --path 'adopt["${name}"]' ${id}`);
    expect(refused.output).toContain("[CXONE_NAME_TAKEN]");

    const dry = await adopt(name, id);
    expect(dry).toMatchObject({ exitCode: 0, output: expect.stringContaining("Nothing was changed.") });
    expect((await project.pulumi("config", "get", "--path", `adopt["${name}"]`)).exitCode).not.toBe(0);
    const { exitCode, output } = await adopt(name, id, "--yes");
    expect(exitCode).toBe(0);
    expect(output).toContain('description: "Made by hand" -> ');
    expect(output).toContain("timeout: 7 s -> 30 s");
    expect(output).toContain("contract: outputs.customerTier added (string)");
    expect(output).toContain("pulumi up takes it over in place");
    for (const secret of Object.values(project.secrets)) expect(output).not.toContain(secret);

    expect(await project.pulumiOk("preview", "--diff")).toMatch(new RegExp(`adopt\\s*: "${id}"`));
    expect(project.cxone.actions.get(id)?.version).toBe(1);
    await project.pulumiOk("up", "--yes");
    expect(project.cxone.actions.list().map((action) => [action.id, action.timeoutSeconds])).toEqual([
      [id, 30],
    ]);
    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
    expect((await adopt(name, id)).output).toContain("is not needed");
  }, 200_000);

  it("writes the folder of an action without one, which previews as it is and is not deployed before its handler is there", async () => {
    const folderName = "by-hand";
    const id = await makeByHand(project, folderName, { description: 'Made "by hand"', timeoutSeconds: 7 });
    const generated = await adopt("--generate", folderName, id);
    expect(generated).toMatchObject({ exitCode: 0 });
    expect(generated.output).toContain("Made action-src/by-hand of what CXone has:");
    expect(await adopt("--generate", folderName, id)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("action-src/by-hand is there already"),
    });

    const adopted = await adopt(folderName, id, "--yes");
    expect(adopted).toMatchObject({ exitCode: 0 });
    expect(adopted.output.match(/^ {2}\w+: .*$/gm)).toEqual([expect.stringMatching(/^ {2}code: sha256 /)]);
    const preview = await project.pulumiOk("preview", "--diff");
    expect(preview).toContain(
      "An update will be refused: the handler of action-src/by-hand is not written yet",
    );
    const refused = await project.pulumi("up", "--yes");
    expect(refused.exitCode).not.toBe(0);
    expect(refused.output).toContain("[ACTION_INVALID]");
    expect(project.cxone.actions.list()).toMatchObject([{ id, version: 1 }]);

    fs.writeFileSync(
      path.join(project.folder, "action-src", folderName, "index.ts"),
      "export = async () => Promise.resolve({ enrichmentSuccess: true });\n",
    );
    await project.pulumiOk("up", "--yes");
    expect(project.cxone.actions.get(id)).toMatchObject({ version: 2, description: 'Made "by hand"' });
  }, 200_000);

  it("makes a new action when the adopted one was deleted by hand and adopt still names it", async () => {
    const id = await makeByHand(project, name, {});
    expect((await adopt(name, id, "--yes")).exitCode).toBe(0);
    await project.pulumiOk("up", "--yes");
    await deleteByHand(project);
    await project.pulumiOk("up", "--yes", "--refresh");
    const [action] = project.cxone.actions.list();
    expect(action).toMatchObject({ name });
    expect(action?.id).not.toBe(id);
    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
  }, 200_000);

  it("is refused with the reason when the action is not there or is another one", async () => {
    const other = await makeByHand(project, "somebody-elses", {});
    const wrong = await adopt(name, other, "--yes");
    expect(wrong).toMatchObject({ exitCode: 1, output: expect.stringContaining('called "somebody-elses"') });
    await deleteByHand(project);
    const gone = await adopt(name, other, "--yes");
    expect(gone).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("found no action with this id"),
    });
    const unknown = await adopt("no-such-action", other, "--yes");
    expect(unknown).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("action-src has no such action"),
    });
    expect((await project.pulumi("config", "get", "adopt")).exitCode).not.toBe(0);
  }, 200_000);
});
