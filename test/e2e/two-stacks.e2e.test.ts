import * as fs from "node:fs";
import * as path from "node:path";
import { editByHand } from "../commands/review/edit-by-hand";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type PulumiRun, type TestProject } from "./support/test-project";

const name = "lookup";
/** What the CLI ends with where it found changes and was told to expect none. */
const changesFound = 7;

describe("two stacks on one organisation of CXone", () => {
  let project: TestProject;
  /** The project on a stack `scratch` with a state of its own. */
  let scratch: TestProject;
  beforeEach(async () => {
    project = await createTestProject();
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, [name]);
    scratch = elsewhere("scratch-state", "scratch");
    await scratch.pulumiOk("stack", "init", "scratch");
    copyConfiguration();
    await project.pulumiOk("up", "--yes", "--skip-preview");
  }, 600_000);
  afterEach(() => project.close());

  const live = () => project.cxone.actions.list()[0];
  const up = (stack: TestProject, ...args: string[]) =>
    stack.pulumi("up", "--yes", "--skip-preview", ...args);

  /** The same folder and the same CXone with another backend. */
  function elsewhere(state: string, stack: string): TestProject {
    const stateFolder = path.join(project.folder, state);
    fs.mkdirSync(stateFolder);
    const environment = {
      ...project.environment,
      PULUMI_BACKEND_URL: `file://${stateFolder}`,
      PULUMI_STACK: stack,
    };
    const pulumi = (...args: string[]) => withEnvironment(environment, () => project.pulumi(...args));
    const pulumiOk = (...args: string[]) => withEnvironment(environment, () => project.pulumiOk(...args));
    return { ...project, environment, stateFolder, pulumi, pulumiOk };
  }

  /** The project's environment may be changed in place, and its runs read it when they start. */
  async function withEnvironment<T>(environment: NodeJS.ProcessEnv, run: () => Promise<T>): Promise<T> {
    const before = { ...project.environment };
    Object.assign(project.environment, environment);
    const running = run();
    Object.assign(project.environment, before);
    return running;
  }

  /** One passphrase and one salt: the encrypted values are readable for both. */
  function copyConfiguration(): void {
    const file = (stack: string) => path.join(project.folder, `Pulumi.${stack}.yaml`);
    fs.copyFileSync(file("test"), file("scratch"));
  }

  function expectRefused({ exitCode, output }: PulumiRun, owner: string): void {
    expect(exitCode).not.toBe(0);
    expect(output).toContain("[CXONE_OTHER_STACK]");
    expect(output).toContain(`the stack ${owner}`);
  }

  it("leaves alone what belongs to the other one, and shares with a name suffix", async () => {
    const before = live();
    expectRefused(await up(scratch), "cxone-data-actions/test,");
    expect(live()).toEqual(before);
    await scratch.pulumiOk("destroy", "--yes", "--skip-preview");
    expect(live()).toEqual(before);

    await scratch.pulumiOk("config", "set", "nameSuffix", "--", "-scratch");
    expect((await up(scratch)).exitCode).toBe(0);
    const names = () => project.cxone.actions.list().map((action) => action.name);
    expect(names()).toEqual([name, `${name}-scratch`]);
    const id = project.cxone.actions.findByName(`${name}-scratch`)?.id;
    await scratch.pulumiOk("preview", "--refresh", "--expect-no-changes");
    await scratch.pulumiOk("config", "set", "nameSuffix", ".two");
    expect((await up(scratch)).exitCode).toBe(0);
    expect(project.cxone.actions.findByName(`${name}.two`)?.id).toBe(id);

    // A release has the folder's name: going back renames nothing.
    writeSampleActions(project, [name], { description: "Second", tier: "platinum" });
    expect((await up(scratch)).exitCode).toBe(0);
    const back = await runCommand(scratch, "rollback", "--stack", "scratch", "--to", "3", "--yes");
    expect(back).toMatchObject({ exitCode: 0 });
    expect(project.cxone.actions.findByName(`${name}.two`)).toMatchObject({ id, description: "First" });
    await scratch.pulumiOk("destroy", "--yes", "--skip-preview");
    expect(names()).toEqual([name]);
  }, 300_000);

  it("hands an action over when a person says so, and to nobody before", async () => {
    const id = live()?.id ?? "";
    const adopt = (...args: string[]) =>
      runCommand(scratch, "adopt", "--stack", "scratch", name, id, ...args);
    expectRefused(await adopt("--yes"), "cxone-data-actions/test,");
    const taken = await adopt("--from", "cxone-data-actions/test", "--yes");
    expect(taken).toMatchObject({ exitCode: 0 });
    expect((await up(scratch)).exitCode).toBe(0);
    expect([live()?.id, live()?.tags["stack"]]).toEqual([id, "cxone-data-actions/scratch"]);

    const drifted = await project.pulumi("preview", "--refresh", "--expect-no-changes", "--diff");
    expect(drifted.exitCode).toBe(changesFound);
    expect(drifted.output).toMatch(/- managedByOtherStack\s*: "cxone-data-actions\/scratch"/);
    writeSampleActions(project, [name], { description: "Second", tier: "gold" });
    expectRefused(await up(project), "cxone-data-actions/scratch,");
    const destroyed = await project.pulumi("destroy", "--yes", "--skip-preview");
    expectRefused(destroyed, "cxone-data-actions/scratch,");
    expect(live()?.description).toBe("First");

    const [, urn = ""] = /state delete '(\S+)' --target-dependents --force/.exec(destroyed.output) ?? [];
    await project.pulumiOk("state", "delete", urn, "--target-dependents", "--force", "--yes");
    await project.pulumiOk("destroy", "--yes", "--skip-preview");
    expect(live()?.id).toBe(id);
  }, 300_000);

  it("tells a stack of the same name in another backend from itself", async () => {
    const namesake = elsewhere("other-state", "test");
    await namesake.pulumiOk("stack", "init", "test").catch(() => undefined);
    const before = live();
    expectRefused(await up(namesake), "cxone-data-actions/test (of this name, with another state)");
    expect(live()).toEqual(before);
    // A stack that finds its own creation, which its state does not know, has it back.
    const exported = await project.pulumiOk("stack", "export");
    const state = JSON.parse(exported) as { deployment: { resources: { urn: string }[] } };
    const urn = state.deployment.resources.find((resource) => resource.urn.endsWith(`::${name}`))?.urn ?? "";
    await project.pulumiOk("state", "delete", urn, "--yes");
    expect((await up(project)).exitCode).toBe(0);
    expect(live()?.id).toBe(before?.id);
  }, 300_000);

  it("shows a takeover by a hand that wrote another stack's tag", async () => {
    await editByHand(project, { tags: { ...live()?.tags, stack: "cxone-data-actions/other", state: "" } });
    expect((await project.pulumi("preview", "--refresh", "--expect-no-changes")).exitCode).toBe(changesFound);
    expectRefused(await up(project, "--refresh"), "cxone-data-actions/other,");
  }, 300_000);
});
