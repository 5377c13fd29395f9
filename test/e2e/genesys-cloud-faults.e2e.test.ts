import type { FaultyServer } from "../providers/support/planned-faults";
import { editHandler } from "./support/action-edits";
import { createTestProject, type TestProject } from "./support/test-project";

/** A write, and which of the platform's servers takes it. */
type Write = readonly [method: string, path: RegExp, server: "api" | "uploads"];

/** Every kind of write by which an action changes. */
const WRITES_OF_ACTION: readonly Write[] = [
  ["POST", /\/draft$/, "api"],
  ["PATCH", /\/draft$/, "api"],
  ["POST", /\/draft\/function\/upload$/, "api"],
  ["PUT", /./, "uploads"],
  ["PUT", /\/draft\/function$/, "api"],
  ["POST", /\/draft\/test$/, "api"],
  ["POST", /\/draft\/publish$/, "api"],
];

describe("pulumi up on Genesys Cloud when the answers to its writes are lost", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
  }, 600_000);
  afterAll(() => project.close());

  const there = () => {
    const { actions, integrations, credentials } = project.genesysCloud.organization;
    return {
      actions: actions.list().map(({ id, draft }) => ({ id, hasDraft: draft !== undefined })),
      integrations: integrations.list().length,
      credentials: credentials.list().length,
    };
  };
  /** Plans a lost answer for each; everything of a run meets its own once. */
  const lose = (writes: readonly Write[]): readonly FaultyServer[] => {
    const { genesysCloud } = project;
    for (const [method, path, server] of writes)
      (server === "api" ? genesysCloud : genesysCloud.uploads).faults.plan({
        match: { method, path },
        fault: { kind: "lost-answer" },
      });
    return [genesysCloud, genesysCloud.uploads];
  };

  it("makes nothing twice and leaves nothing half done, in the first update and in a later one", async () => {
    const creations = lose([
      ["POST", /\/api\/v2\/integrations$/, "api"],
      ["POST", /\/credentials$/, "api"],
      ["PUT", /\/config\/current$/, "api"],
      ["POST", /\/actions\/drafts$/, "api"],
      ["POST", /\/draft\/publish$/, "api"],
    ]);
    await project.pulumi("up", "--yes", "--skip-preview");
    await project.pulumi("up", "--yes", "--skip-preview");
    for (const { faults } of creations) expect(faults.unconsumed()).toEqual([]);
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const made = there();
    expect(made).toEqual({
      actions: [{ id: expect.any(String), hasDraft: false }],
      integrations: 1,
      credentials: 1,
    });

    editHandler(project, "second");
    const changes = lose(WRITES_OF_ACTION);
    await project.pulumi("up", "--yes", "--skip-preview");
    await project.pulumi("up", "--yes", "--skip-preview");
    for (const { faults } of changes) expect(faults.unconsumed()).toEqual([]);
    await project.pulumiOk("up", "--yes", "--skip-preview");
    expect(there()).toEqual(made);

    await project.setSecret("crmClientSecret", "rotated-Secret-of-the-test");
    const rotations = lose([["PUT", /\/credentials\//, "api"]]);
    await project.pulumi("up", "--yes", "--skip-preview", "--target", "**FunctionIntegration**");
    for (const { faults } of rotations) expect(faults.unconsumed()).toEqual([]);
    await project.setSecret("crmClientSecret", project.secrets.crmClientSecret);
    await project.pulumiOk("up", "--yes", "--skip-preview");
    expect(there()).toEqual(made);
    await project.pulumiOk("destroy", "--yes", "--skip-preview");
    expect(there()).toEqual({ actions: [], integrations: 0, credentials: 0 });
  }, 300_000);
});
