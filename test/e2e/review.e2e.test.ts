import * as fs from "node:fs";
import * as path from "node:path";
import { runProcess } from "../../load/run-process.js";
import { editByHand } from "../commands/review/edit-by-hand";
import { formsIn } from "./support/find-in-files";
import { createTestProject, type TestProject } from "./support/test-project";

const name = "contact-lookup";
const contract = `action-src/${name}/contract.ts`;

describe("npm run review on the real engine", () => {
  let project: TestProject;
  /** Everything that was printed or written, for the search for secrets. */
  let everything = "";

  beforeAll(async () => {
    project = await createTestProject();
    // The command runs in the copy, as `npm run review` does in a checkout.
    fs.cpSync(path.resolve(__dirname, "../../commands"), path.join(project.folder, "commands"), {
      recursive: true,
    });
  }, 600_000);
  afterAll(() => project.close());

  async function review(
    ...args: string[]
  ): Promise<{ exitCode: number | null; report: string; stderr: string }> {
    const file = path.join(project.folder, "reports", "test.md");
    fs.rmSync(file, { force: true });
    const { exitCode, stdout, stderr } = await runProcess(
      process.execPath,
      ["load/run.js", "commands/review/main.ts", "--stack", "test", "--out", file, ...args],
      { cwd: project.folder, env: project.environment },
    );
    const report = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    everything += stdout + stderr + report;
    return { exitCode, report, stderr };
  }

  // The steps build on each other: one story, told in order.
  it("reports a creation, nothing, an update, a rotated secret, drift, a breaking contract and a failure", async () => {
    const created = await review();
    expect(created).toMatchObject({ exitCode: 0 });
    expect(created.stderr).toMatch(
      /^Previewing stack "test", which may take a minute\.\nThe report is in .*test\.md: the preview went through \(exit code 0\)\.\n$/,
    );
    expect(created.report).toMatch(
      /^<!-- cxone-data-actions review: test -->\n## Stack `test`: 1 action created\n/,
    );
    expect(project.cxone.actions.list()).toHaveLength(0);

    await project.pulumiOk("up", "--yes");
    const nothing = await review("--expect-no-changes");
    expect(nothing.exitCode).toBe(0);
    expect(nothing.report).toBe(
      "<!-- cxone-data-actions review: test -->\n**Stack `test`:** nothing changes.\n",
    );

    await editByHand(project, { description: "Edited by hand" });
    const drift = await review("--expect-no-changes");
    expect(drift.exitCode).toBe(7);
    expect(drift.report).toContain("; drift found");
    expect(drift.report).toMatch(/\| `description` \| `Finds the caller.*` \| `Edited by hand` \|/);
    const blind = await review("--refresh=false");
    expect(blind.report).toContain("nothing changes.\n\nThe platform was not read");
    await project.pulumiOk("up", "--yes", "--refresh");

    project.edit(`action-src/${name}/index.ts`, /$/, '\nconsole.debug("edited");\n');
    project.edit(contract, "errorDetails:", "crmSegment: z.string().optional(),\n  errorDetails:");
    await project.setSecret("crmClientSecret", `rotated-${project.secrets.crmClientSecret}`);
    const updated = await review();
    expect(updated.exitCode).toBe(0);
    expect(updated.report).toContain("## Stack `test`: 1 action updated\n");
    expect(updated.report).toContain("| `outputs.crmSegment` | added |  | `string` |  |");
    expect(updated.report).toContain(`| module \`action-src/${name}/index.ts\` | changed |`);
    expect(updated.report).toContain("`CRM_CLIENT_SECRET` was rotated");
    expect(updated.report).toContain("**Smoke test:** executed after the update");

    project.edit(contract, "customerTier:", "customerLevel:");
    project.edit(`action-src/${name}/action.ts`, '"customerTier"', '"customerLevel"');
    const breaking = await review();
    expect(breaking.exitCode).toBe(1);
    expect(breaking.report).toContain("`outputs.customerTier was removed");
    await project.pulumiOk("config", "set", "--path", "allowBreakingContract[0]", name);
    const allowed = await review();
    expect(allowed.exitCode).toBe(0);
    expect(allowed.report).toContain(
      "| `outputs.customerTier` | removed | `string` |  | **breaking**, allowed |",
    );

    await project.pulumiOk("config", "set", "unknownKey", "x");
    const failed = await review();
    expect(failed.exitCode).toBe(2);
    expect(failed.report).toContain("unknownKey is not a key of this project.");

    const elsewhere = await review("--stack", "nosuch");
    expect(elsewhere.exitCode).toBe(2);
    expect(elsewhere.report).toMatch(
      /## Stack `nosuch`: the preview failed[^]*no stack named 'nosuch' found/,
    );

    const misused = await review("--nonsense");
    expect(misused).toMatchObject({ exitCode: 2, report: "" });
    expect(misused.stderr).toContain("Usage: npm run review");

    for (const secret of Object.values(project.secrets)) expect(formsIn(everything, secret)).toEqual([]);
  }, 300_000);
});
