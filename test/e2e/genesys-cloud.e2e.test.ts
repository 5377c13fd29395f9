import * as path from "node:path";
import type { GenesysCloudSimulator } from "../../sim/genesys-cloud/start-genesys-cloud";
import { ACTION, addOutput, breakHandler, editHandler } from "./support/action-edits";
import { filesContaining, formsIn } from "./support/find-in-files";
import { GenesysHand } from "./support/genesys-hand";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

jest.setTimeout(400_000);

/** What is in the organisation, counted. */
function counts({ organization }: GenesysCloudSimulator) {
  const actions = organization.actions.list();
  return {
    published: actions.filter(({ published }) => published).length,
    drafts: actions.filter(({ draft }) => draft).length,
    integrations: organization.integrations.list().length,
    credentials: organization.credentials.list().length,
  };
}

describe("the life of an action on Genesys Cloud, on the real engine", () => {
  let project: TestProject;
  let sim: GenesysCloudSimulator;
  let printed = "";
  const run = async (...args: string[]): Promise<string> => {
    const output = await project.pulumiOk(...args);
    printed += output;
    return output;
  };
  const fail = async (...args: string[]): Promise<string> => {
    const { exitCode, output } = await project.pulumi(...args);
    printed += output;
    expect({ exitCode, output }).toMatchObject({ exitCode: expect.any(Number) });
    expect(exitCode).not.toBe(0);
    return output;
  };
  const live = async () => {
    const outputs = JSON.parse(await run("stack", "output", "--json")) as {
      actions: Record<string, { id: string; version: number; codeSha256: string }>;
      smokeTests: Record<string, Record<string, unknown>>;
    };
    return { ...(outputs.actions[ACTION] ?? { id: "", version: 0, codeSha256: "" }), ...outputs };
  };
  /** The writes since the last call, tokens and tests apart. */
  let seen = 0;
  const writes = (): string[] => {
    const entries = sim.log.entries.slice(seen);
    seen = sim.log.entries.length;
    return entries
      .filter(({ method, path: at }) => method !== "GET" && !/oauth|\/(test|execute)$/.test(at))
      .map(({ method, path: at }) => `${method} ${at}`);
  };

  beforeAll(async () => {
    project = await createTestProject({ platform: "genesys-cloud" });
    sim = project.genesysCloud;
  }, 600_000);
  afterAll(() => project.close());

  // The steps build on each other: this is one story, told in order.
  it("creates, changes in place, keeps what is broken or foreign out, goes back, and leaves nothing", async () => {
    await run("up", "--yes");
    const first = await live();
    expect(first.smokeTests[ACTION]).toMatchObject({ enrichmentSuccess: true, customerTier: "gold" });
    expect(counts(sim)).toEqual({ published: 1, drafts: 0, integrations: 1, credentials: 1 });

    writes();
    await run("up", "--yes", "--expect-no-changes");
    await run("up", "--yes", "--refresh", "--run-program", "--expect-no-changes");
    expect(writes()).toEqual([]);

    editHandler(project, "second");
    await run("up", "--yes", "--message", "second");
    const second = await live();
    expect(second).toMatchObject({ id: first.id, version: 2 });
    expect(second.codeSha256).not.toBe(first.codeSha256);
    expect(writes().filter((write) => write.endsWith("/publish"))).toHaveLength(1);
    expect(counts(sim).drafts).toBe(0);

    const mend = breakHandler(project);
    expect(await fail("up", "--yes")).toContain("[PLATFORM_PROOF_FAILED]");
    expect(writes().filter((write) => write.endsWith("/publish"))).toEqual([]);
    expect(counts(sim)).toMatchObject({ published: 1, drafts: 0 });
    mend();

    // A hand uploads other code and publishes it.
    const hand = await GenesysHand.of(project);
    await hand.publishOther(second.id);
    expect(await fail("preview", "--refresh", "--run-program", "--expect-no-changes")).toContain("code");
    await run("up", "--yes", "--refresh", "--run-program");
    expect(await live()).toMatchObject({ id: first.id, codeSha256: second.codeSha256 });

    // A hand has a draft open, with changes of its own.
    await hand.openDraft(second.id);
    editHandler(project, "third");
    expect(await fail("up", "--yes")).toContain("[PLATFORM_DRAFT_OPEN]");
    expect(await hand.draftName(second.id)).toBe("by hand");
    await hand.deleteDraft(second.id);
    await run("up", "--yes", "--message", "third");

    // A rotated secret is written to the credential, and to nothing else; one that is wrong fails the smoke test.
    writes();
    await project.setSecret("crmClientSecret", "rotated-Secret-of-the-test");
    expect(await fail("up", "--yes", "--skip-preview")).toContain("[SMOKE_TEST_FAILED]");
    const rotation = writes();
    expect(rotation).toHaveLength(1);
    expect(rotation[0]).toMatch(/^PUT .*\/credentials\//);
    await project.setSecret("crmClientSecret", project.secrets.crmClientSecret);
    await run("up", "--yes", "--skip-preview");

    const back = await runCommand(project, "rollback", "--stack", "test", "--to", first.codeSha256, "--yes");
    const asked = back.exitCode === 0 ? back : await rollBackBySteps();
    printed += asked.output;
    expect(asked).toMatchObject({ exitCode: 0 });
    expect((await live()).id).toBe(first.id);

    // Even an addition to the contract replaces the action, and is refused unless it is allowed.
    addOutput(project, "loyaltyPoints");
    const refused = await fail("preview");
    expect(refused).toContain("outputs.loyaltyPoints added");
    expect(refused).toContain("[CONTRACT_BREAKING]");
    await run("config", "set", "--path", "allowBreakingContract[0]", ACTION);
    await run("up", "--yes");
    const replaced = await live();
    expect(replaced.id).not.toBe(first.id);
    expect(counts(sim)).toEqual({ published: 1, drafts: 0, integrations: 1, credentials: 1 });

    expectNoSecretInPlainText();
    await run("destroy", "--yes");
    expect(counts(sim)).toEqual({ published: 0, drafts: 0, integrations: 0, credentials: 0 });
    expectNoSecretInPlainText();
  });

  /** The history numbers the updates from 1: the first one deployed the first release. */
  function rollBackBySteps() {
    return runCommand(project, "rollback", "--stack", "test", "--to", "1", "--yes");
  }

  function expectNoSecretInPlainText(): void {
    const shown = JSON.stringify(sim.organization.actions.list());
    for (const secret of Object.values(project.secrets)) {
      expect(filesContaining(project.stateFolder, secret)).toEqual([]);
      expect(filesContaining(path.join(project.folder, ".build"), secret)).toEqual([]);
      expect(formsIn(printed, secret)).toEqual([]);
      expect(formsIn(shown, secret)).toEqual([]);
    }
  }
});
