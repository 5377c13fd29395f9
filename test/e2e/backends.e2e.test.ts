import { Client } from "pg";
import { artifactStoreUrl } from "../../infra/artifacts/artifact-store-url";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { artifact } from "../infra/artifacts/store-contract";
import { type Moto, motoIsMissing, startMoto } from "../support/start-moto";
import { type Postgres, postgresIsMissing, startPostgres } from "../support/start-postgres";
import { formsIn } from "./support/find-in-files";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

const name = "contact-lookup";
const noMoto = motoIsMissing();
const noPostgres = postgresIsMissing();
for (const missing of [noMoto, noPostgres]) if (missing) console.warn(`Skipped: ${missing}.`);

interface ActionOutput {
  readonly id: string;
  readonly version: number;
  readonly codeSha256: string;
}

async function actionOf({ pulumiOk }: TestProject): Promise<ActionOutput | undefined> {
  const outputs = JSON.parse(await pulumiOk("stack", "output", "--json")) as {
    actions: Record<string, ActionOutput>;
  };
  return outputs.actions[name];
}

/** The bundle minifies, so an edit has to be code that stays. */
function editHandler(project: TestProject, text: string): void {
  project.edit(`action-src/${name}/index.ts`, /$/, `\nconsole.debug(${JSON.stringify(text)});\n`);
}

/** Up, no change, edit, up, destroy: the same on every backend. */
async function liveOn(project: TestProject): Promise<void> {
  await project.pulumiOk("up", "--yes");
  const first = await actionOf(project);
  await project.pulumiOk("up", "--yes", "--expect-no-changes");
  editHandler(project, "edited");
  await project.pulumiOk("up", "--yes");
  const second = await actionOf(project);
  expect(second).toMatchObject({ id: first?.id, version: 2 });
  expect(second?.codeSha256).not.toBe(first?.codeSha256);
  expect(project.cxone.actions.list()).toHaveLength(1);
}

/** The store that the project would choose takes an artifact, the engine does not mind it, and pruning finds it. */
async function keepArtifactBeside(project: TestProject): Promise<string> {
  const { folder, environment } = project;
  const url = artifactStoreUrl({ explicit: undefined, stack: "test", projectRoot: folder, environment });
  const store = openArtifactStore(url, "cxone-data-actions", environment);
  const { key, bytes } = artifact("a bundle");
  await store.put(key, bytes);
  expect(await project.pulumiOk("stack", "ls", "--json")).toContain('"name": "test"');
  expect(Buffer.from(await store.get(key)).toString()).toBe("a bundle");
  await store.close();
  const prune = () => runCommand(project, "artifacts-prune", "--yes", "--min-age-minutes", "0");
  let pruned = await prune();
  expect(pruned.output).toContain(`remove  ${key}`);
  // S3 counts in whole seconds, so an object of the last one or two may count as younger than the list.
  for (let run = 2; run <= 4 && pruned.output.includes("Removed 0 objects"); run += 1) pruned = await prune();
  expect(pruned.output).toContain("Removed 1 object");
  return store.describe();
}

(noMoto ? describe.skip : describe)("a stack with its state in S3", () => {
  let moto: Moto;
  let project: TestProject;
  beforeAll(async () => {
    moto = await startMoto();
    await moto.createBucket("state");
    Object.assign(process.env, moto.environment);
    const PULUMI_BACKEND_URL = `s3://state/team?endpoint=${moto.endpoint}&use_path_style=true&region=us-east-1`;
    project = await createTestProject({ environment: { ...moto.environment, PULUMI_BACKEND_URL } });
  }, 600_000);
  afterAll(async () => {
    await project.close();
    await moto.close();
  });

  it("lives as on a file backend, with its artifacts in the same bucket", async () => {
    await liveOn(project);
    expect(await keepArtifactBeside(project)).toContain("s3://state/team/artifacts/cxone-data-actions");
    await project.pulumiOk("destroy", "--yes");
    expect(project.cxone.actions.list()).toHaveLength(0);
  }, 300_000);
});

(noPostgres ? describe.skip : describe)("a stack with its state in PostgreSQL", () => {
  let postgres: Postgres;
  let project: TestProject;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.close());
  beforeEach(async () => {
    const PULUMI_BACKEND_URL = await postgres.createDatabase(`state_${Math.random().toString(36).slice(2)}`);
    project = await createTestProject({ environment: { PULUMI_BACKEND_URL } });
  }, 600_000);
  afterEach(() => project.close());

  it("lives as on a file backend, with its artifacts in the same database and no secret in it", async () => {
    await liveOn(project);
    expect(await keepArtifactBeside(project)).toContain(
      "the table data_action_artifacts of postgres://127.0.0.1",
    );
    const state = await everythingIn(project.environment["PULUMI_BACKEND_URL"] ?? "");
    expect(state).toContain("cxone:DataAction");
    for (const secret of Object.values(project.secrets)) expect(formsIn(state, secret)).toEqual([]);
    await project.pulumiOk("destroy", "--yes");
    expect(project.cxone.actions.list()).toHaveLength(0);
  }, 300_000);

  it("loses nothing when two updates run at once: one waits or is refused by the lock", async () => {
    await project.pulumiOk("up", "--yes");
    const before = await actionOf(project);
    editHandler(project, "two at once");
    const runs = await Promise.all([project.pulumi("up", "--yes"), project.pulumi("up", "--yes")]);
    for (const { exitCode, output } of runs)
      if (exitCode !== 0) expect(output).toContain("the stack is currently locked by 1 lock(s)");
    // Where each saw the other's lock, neither went on; whoever comes next finishes the work.
    await project.pulumiOk("up", "--yes");
    await project.pulumiOk("up", "--yes", "--refresh", "--expect-no-changes");
    const after = await actionOf(project);
    expect(after).toMatchObject({ id: before?.id, version: 2 });
    expect(after?.codeSha256).not.toBe(before?.codeSha256);
    expect(project.cxone.actions.list()).toHaveLength(1);
    await project.pulumiOk("destroy", "--yes");
  }, 300_000);
});

/** All that the engine stored, decoded: it keeps each file in base64 inside of JSON. */
async function everythingIn(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ key: string; data: { data: string } }>(
      "SELECT key, data FROM pulumi_state",
    );
    return rows
      .map(({ key, data }) => `${key}\n${Buffer.from(data.data, "base64").toString("latin1")}`)
      .join("\n");
  } finally {
    await client.end();
  }
}
