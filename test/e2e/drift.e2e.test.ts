import { deleteByHand, editByHand } from "../commands/review/edit-by-hand";
import { expectConverged } from "./support/expect-converged";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";

const names = ["lookup"];
const before = { description: "First", tier: "gold" };
const after = { description: "Second", tier: "platinum" };
/** What the CLI ends with where it found changes and was told to expect none. */
const changesFound = 7;

describe("an action that was changed by hand in CXone", () => {
  let project: TestProject;
  beforeEach(async () => {
    project = await createTestProject();
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, names, before);
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterEach(() => project.close());
  const live = () => project.cxone.actions.list()[0];

  it("shows line by line in a preview with --refresh, and up --refresh puts it right", async () => {
    const id = live()?.id;
    await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
    const { outputs, environment } = live() ?? {};
    await editByHand(project, {
      description: "Edited by hand",
      outputs: { properties: { ...outputs?.properties, tier: { type: "integer" } } },
      environment: { ...environment, ADDED: "by-hand" },
    });

    expect((await project.pulumi("preview", "--expect-no-changes")).exitCode).toBe(0);
    const drifted = await project.pulumi("preview", "--refresh", "--expect-no-changes", "--diff");
    expect(drifted.exitCode).toBe(changesFound);
    expect(drifted.output).toMatch(/~ description\s*: "Edited by hand" => "First"/);
    expect(drifted.output).toMatch(/~ type: "integer" => "string"/);
    expect(drifted.output).toMatch(/^\s*- ADDED changed-in-cxone$/m);
    expect(drifted.output).not.toContain('by-hand"');

    await project.pulumiOk("up", "--yes", "--refresh");
    expect(live()?.id).toBe(id);
    await expectConverged(project, names, before);

    await deleteByHand(project);
    const gone = await project.pulumi("preview", "--refresh", "--expect-no-changes");
    expect(gone.exitCode).toBe(changesFound);
    expect(gone.output).toMatch(/\+ .*DataAction lookup create/);
    await project.pulumiOk("up", "--yes", "--refresh");
    expect(live()?.id).not.toBe(id);
    await expectConverged(project, names, before);
  }, 200_000);

  it("stops an update whose preview did not show it, unless overwriteDrift is true", async () => {
    await editByHand(project, { description: "Edited by hand" });
    writeSampleActions(project, names, after);
    const stopped = await project.pulumi("up", "--yes");
    expect(stopped.exitCode).toBe(1);
    expect(stopped.output).toContain("[CXONE_DRIFT]");
    expect(stopped.output).toMatch(
      /was changed in CXone since the last update: description; version 2 instead of 1/,
    );
    expect(live()).toMatchObject({ version: 2, description: "Edited by hand" });

    await project.pulumiOk("config", "set", "overwriteDrift", "true");
    await project.pulumiOk("up", "--yes");
    await expectConverged(project, names, after);
  }, 200_000);
});
