import * as fs from "node:fs";
import * as path from "node:path";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";
import { artifact } from "../infra/artifacts/store-contract";

interface Exported {
  readonly deployment: { readonly resources: { type: string; outputs: Record<string, unknown> }[] };
}

jest.setTimeout(180_000);

describe("npm run artifacts:prune", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
    await project.pulumiOk("up", "--yes");
    await project.pulumiOk("stack", "init", "other");
  }, 600_000);
  afterAll(() => project.close());

  const storeFolder = () => path.join(project.stateFolder, "artifacts", "cxone-data-actions");
  const put = async (text: string, ageMinutes: number): Promise<string> => {
    const { key, bytes } = artifact(text);
    const store = openArtifactStore(`file://${path.dirname(storeFolder())}`, "cxone-data-actions");
    await store.put(key, bytes);
    const at = new Date(Date.now() - ageMinutes * 60_000);
    fs.utimesSync(path.join(storeFolder(), key), at, at);
    return key;
  };
  const stored = () => fs.readdirSync(storeFolder()).sort();
  const prune = (...args: string[]) => runCommand(project, "artifacts-prune", ...args);
  /** Puts a ledger into the state of stack `test`, as a provider that keeps one would. */
  const recordReleases = async (texts: string[]): Promise<void> => {
    const file = path.join(project.folder, "exported.json");
    await project.pulumiOk("stack", "export", "--file", file);
    const exported = JSON.parse(fs.readFileSync(file, "utf8")) as Exported;
    const action = exported.deployment.resources.find(({ type }) => type.endsWith("cxone:DataAction"));
    if (!action) throw new Error("The state has no action.");
    action.outputs["releases"] = texts.map((text) => {
      const sha256 = artifact(text).key.slice(0, 64);
      return { release: sha256, code: sha256, at: "2026-01-01T00:00:00.000Z" };
    });
    fs.writeFileSync(file, JSON.stringify(exported));
    await project.pulumiOk("stack", "import", "--file", file);
  };

  // The steps build on each other: this is one story, told in order.
  it("removes what no stack points at, and only when it is told to", async () => {
    // What the deployment itself stored: the bundle that the state points at, and its release.
    const own = stored();
    const bundle = own.filter((key) => key.endsWith(".zip"));
    const releases = await Promise.all(["newest", "older", "oldest"].map((text) => put(text, 600)));
    const orphan = await put("orphan", 600);
    const young = await put("young", 30);
    await recordReleases(["newest", "older", "oldest"]);

    const asked = await prune();
    expect(asked).toMatchObject({ exitCode: 0 });
    expect(asked.output).toContain(`remove  ${orphan}`);
    expect(asked.output).toContain("Dry run: 1 object, 1 kB to remove, 6 to keep.");
    expect(stored()).toEqual([...own, ...releases, orphan, young].sort());

    expect((await prune("--yes")).output).toContain("Removed 1 object");
    expect(stored()).toEqual([...own, ...releases, young].sort());

    const [newest = "", older = ""] = releases;
    // Stack other uses nothing of the store; what stack test points at stays all the same.
    const fewer = await prune("--yes", "--keep", "2", "--stack", "other");
    expect(fewer.output).toContain(storeFolder());
    expect(stored()).toEqual([...own, newest, older, young].sort());

    // What a checkout says that nothing was deployed from has no say: the state still offers both.
    await project.pulumiOk("config", "set", "artifactsKeep", "1");
    await prune("--yes", "--min-age-minutes", "0");
    expect(stored()).toEqual([...bundle, newest, older].sort());
    await prune("--yes", "--min-age-minutes", "0", "--keep", "1");
    expect(stored()).toEqual([...bundle, newest].sort());
  });

  it.each([
    ["is damaged", () => "{ damaged", "pulumi stack ls"],
    ["names no code for an action", (state: string) => state.replace(/[0-9a-f]{64}/g, ""), "names no code"],
  ])("removes nothing when the state of one stack %s", async (_name, change, seen) => {
    const orphan = await put("orphan again", 600);
    const file = path.join(project.stateFolder, ".pulumi/stacks/cxone-data-actions/test.json");
    const readable = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, change(readable));
    const { exitCode, output } = await prune("--yes");
    fs.writeFileSync(file, readable);
    expect(exitCode).toBe(1);
    expect(output).toContain(seen);
    expect(output).not.toContain("Removed");
    expect(stored()).toContain(orphan);
  });

  it("looks where a stack's artifactsUrl says, a secret one too", async () => {
    const elsewhere = path.join(project.folder, "kept elsewhere");
    await project.setSecret("artifactsUrl", `file://${elsewhere}`);
    const { exitCode, output } = await prune();
    expect(exitCode).toBe(0);
    expect(output).toContain(`Artifact store: the folder ${path.join(elsewhere, "cxone-data-actions")}`);
    expect(output).toContain(`Artifact store: the folder ${storeFolder()}`);
  });

  it("names the stacks there are when it is asked for another", async () => {
    const { exitCode, output } = await prune("--stack", "nobody");
    expect(exitCode).toBe(1);
    expect(output).toContain('there is no stack "nobody". The backend has: other, test.');
  });
});
