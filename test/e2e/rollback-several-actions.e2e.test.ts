import type { ActionRecord } from "../../providers/platforms/data-actions-api";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { type ActionContract, formatContract } from "../../providers/contract/contract-text";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type PulumiRun, type TestProject } from "./support/test-project";

jest.setTimeout(300_000);

describe("npm run rollback and npm run deploy on a stack of several actions", () => {
  let project: TestProject;
  const rollback = (...args: string[]): Promise<PulumiRun> =>
    runCommand(project, "rollback", "--stack", "test", ...args);
  const deploy = (): Promise<PulumiRun> =>
    runCommand(project, "deploy", "--stack", "test", "--rollback-on-failure", "--yes");
  const live = (): string[] =>
    project.cxone.actions.list().map(({ name, description }) => `${name}: ${description}`);
  const newestMessage = async (): Promise<string | undefined> => {
    const { output } = await runCommand(project, "history", "--stack", "test", "--limit", "1", "--json");
    return (JSON.parse(output) as { updates: { message: string }[] }).updates[0]?.message;
  };
  const editByHand = async (name: string, description: string): Promise<void> => {
    const { cxone, secrets } = project;
    const action = cxone.actions.findByName(name);
    if (!action) throw new Error(`There is no action ${name}.`);
    const { id, version, inputs, outputs, runtime, timeoutSeconds, environment, tags } = action;
    const contract = formatContract({
      inputs: { required: [], ...inputs },
      outputs,
    } as unknown as ActionContract);
    const definition = { name, description, contract, runtime, timeoutSeconds, environment, tags };
    const codeBase64 = cxone.actions.readCode(action).toString("base64");
    const client = { clientId: "test-cxone", clientSecret: secrets.cxoneClientSecret };
    await connectToCxone({ baseUrl: cxone.url, ...client }).putAction({ id, version } as ActionRecord, {
      ...definition,
      codeBase64,
    });
  };
  const commit = (message: string): string => {
    const git = (...args: string[]): string =>
      execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
        cwd: project.folder,
        encoding: "utf8",
      });
    if (!fs.existsSync(path.join(project.folder, ".git"))) git("init", "--quiet");
    git("add", "action-src");
    git("commit", "--quiet", "--message", message);
    return git("rev-parse", "HEAD").slice(0, 7);
  };

  beforeAll(async () => {
    project = await createTestProject();
    writeSampleActions(project, ["one"]);
    commit("one");
    await project.pulumiOk("up", "--yes");
    writeSampleActions(project, ["one", "two"], { description: "Second", tier: "silver" });
  }, 600_000);
  afterAll(() => project.close());

  // The steps build on each other: this is one story, told in order.
  it("takes back the action that it is asked for and touches no other", async () => {
    const second = commit("one and two");
    await project.pulumiOk("up", "--yes");
    writeSampleActions(project, ["one", "two"], { description: "Third", tier: "bronze" });
    commit("third");
    await project.pulumiOk("up", "--yes");
    // In the checkout and not deployed yet; and edited, not deployed either.
    writeSampleActions(project, ["two", "three"], { description: "Fourth", tier: "iron" });
    // Somebody was faster, by hand.
    await editByHand("one", "By hand");

    const { exitCode, output } = await rollback("--to", "2", "--action", "one", "--yes");
    if (exitCode !== 0) throw new Error(output);
    expect(output).toContain("two was not asked for and is left as it is.");
    expect(output).toContain("By hand");
    expect(live()).toEqual(["one: Second", "two: Third"]);
    expect(await newestMessage()).toBe(`Rollback of one to 2 (commit ${second}+)`);
  });

  it("leaves an action alone that did not exist then, and says so", async () => {
    const { exitCode, output } = await rollback("--to", "1", "--yes");
    expect(exitCode).toBe(0);
    expect(output).toContain("two has no release recorded for then");
    expect(live()).toEqual(["one: First", "two: Third"]);
    const alone = await rollback("--to", "1", "--action", "two", "--yes");
    expect(alone).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("there is no release to go back to"),
    });
  });

  it("is refused when the checkout does not have the action", async () => {
    const folder = path.join(project.folder, "action-src", "one");
    fs.renameSync(folder, path.join(project.folder, "away"));
    const { exitCode, output } = await rollback("--to", "3", "--action", "one", "--yes");
    fs.renameSync(path.join(project.folder, "away"), folder);
    expect(exitCode).toBe(1);
    expect(output).toContain("this checkout has no action-src/one");
    expect(live()).toEqual(["one: First", "two: Third"]);
  });

  it("takes all actions back when the deployment of one fails, and leaves what is new", async () => {
    const broken = path.join(project.folder, "action-src", "three", "index.ts");
    fs.writeFileSync(broken, 'export = async () => Promise.reject(new Error("broken on purpose"));\n');
    const { exitCode, output } = await deploy();
    expect(exitCode).toBe(1);
    expect(output).toContain("two was rolled back: it is at release");
    expect(output).toContain(
      "three was made by this update: it has no earlier release and is left as it is.",
    );
    expect(live()).toEqual(["one: First", "three: Fourth", "two: Third"]);
  });

  it("takes back code that went up although CXone's answer was lost", async () => {
    writeSampleActions(project, ["three"], { description: "Fifth", tier: "tin" });
    expect((await deploy()).exitCode).toBe(0);
    writeSampleActions(project, ["two"], { description: "Sixth", tier: "zinc" });
    const id = project.cxone.actions.findByName("two")?.id ?? "";
    const match = { path: `/api/v2/data/actions/${id}` };
    project.cxone.faults.plan(
      { match: { ...match, method: "PUT" }, fault: { kind: "lost-answer" } },
      { match: { ...match, method: "GET", nth: 2 }, fault: { kind: "status", status: 403 } },
    );
    const { exitCode, output } = await deploy();
    expect(project.cxone.faults.unconsumed()).toEqual([]);
    expect(exitCode).toBe(1);
    expect(output).toContain("[CXONE_");
    expect(output).toContain("two was rolled back: it is at release");
    expect(live()).toContain("two: Fourth");
  });

  it("says so when an update or a rollback did not begin", async () => {
    const before = await newestMessage();
    await project.pulumiOk("config", "set", "crmBaseUrl", "not a URL");
    const { exitCode, output } = await deploy();
    expect(exitCode).toBe(1);
    expect(output).toContain("It did not begin, so there is nothing to take back.");
    const refused = await rollback("--to", "2", "--action", "two", "--yes");
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain("did not begin: pulumi ended with");
    expect(await newestMessage()).toBe(before);
  });
});

describe("npm run rollback in a checkout whose other actions cannot be deployed", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
    writeSampleActions(project, ["one", "two", "three", "gone"]);
    await project.pulumiOk("up", "--yes");
    writeSampleActions(project, ["one"], { description: "Second", tier: "silver" });
    await project.pulumiOk("up", "--yes");
  }, 600_000);
  afterAll(() => project.close());

  it("reads, compiles and configures only what goes back, and leaves the others as they are", async () => {
    const others = (): unknown[] => project.cxone.actions.list().filter(({ name }) => name !== "one");
    const outputs = async (): Promise<Record<string, Record<string, unknown>>> =>
      JSON.parse(await project.pulumiOk("stack", "output", "--json")) as never;
    const [othersBefore, outputsBefore] = [others(), await outputs()];
    project.edit("action-src/two/action.ts", "defineAction({", "defineAction({{");
    project.edit("action-src/two/index.ts", "export", "ex port");
    project.edit("action-src/three/action.ts", '"crmClientId"', '"keyThatIsNotSet"');
    fs.rmSync(path.join(project.folder, "action-src", "gone"), { recursive: true });
    writeSampleActions(project, ["four"]);
    project.edit("action-src/four/action.ts", "timeoutSeconds: 20", "timeoutSeconds: 2000");
    fs.mkdirSync(path.join(project.folder, "action-src", "five"));
    fs.writeFileSync(path.join(project.folder, "action-src", "five", "notes.txt"), "no action yet");
    // A key that only the actions left alone would know.
    await project.pulumiOk("config", "set", "keyOfAnother", "1");

    const { exitCode, output } = await runCommand(
      project,
      ...["rollback", "--stack", "test", "--to", "1", "--action", "one", "--yes"],
    );

    if (exitCode !== 0) throw new Error(output);
    expect(output).toContain("one is at release");
    expect(project.cxone.actions.findByName("one")?.description).toBe("First");
    expect(others()).toEqual(othersBefore);
    const outputsAfter = await outputs();
    for (const name of ["two", "three"])
      for (const kind of ["actions", "smokeTests"])
        expect(outputsAfter[kind]?.[name]).toEqual(outputsBefore[kind]?.[name]);
    // Put in order again, the checkout is what the state has: nothing was forgotten of those that were left alone.
    await project.pulumiOk("config", "rm", "keyOfAnother");
    ["four", "five"].forEach((name) =>
      fs.rmSync(path.join(project.folder, "action-src", name), { recursive: true }),
    );
    writeSampleActions(project, ["one", "two", "three", "gone"]);
    // (One's smoke test was executed against its release, and so was asked otherwise.)
    const one = ["--exclude", "**::one-smoke-test"];
    await project.pulumiOk("preview", "--refresh", ...one, "--expect-no-changes");
  });
});
