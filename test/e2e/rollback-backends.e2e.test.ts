import { createHash } from "node:crypto";
import { runCommand } from "./support/run-command";
import { writeSampleActions } from "./support/sample-actions";
import { createTestProject, type TestProject } from "./support/test-project";
import { type Moto, motoIsMissing, startMoto } from "../support/start-moto";
import { type Postgres, postgresIsMissing, startPostgres } from "../support/start-postgres";

const noMoto = motoIsMissing();
const noPostgres = postgresIsMissing();
for (const missing of [noMoto, noPostgres]) if (missing) console.warn(`Skipped: ${missing}.`);

jest.setTimeout(300_000);

/** Two versions, the table, and back to the first one: the same on every backend, with the store beside the state. */
async function goBackOn(environment: Record<string, string>): Promise<void> {
  const project = await createTestProject({ environment });
  try {
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, ["one"], { description: "First", tier: "gold" });
    await project.pulumiOk("up", "--yes", "--message", "first");
    const first = liveOf(project);
    writeSampleActions(project, ["one"], { description: "Second", tier: "silver" });
    await project.pulumiOk("up", "--yes", "--message", "second");
    expect(liveOf(project)).not.toEqual(first);

    const table = await runCommand(project, "history", "--stack", "test");
    expect(table.output).toMatch(/^1 .* succeeded +first +[0-9a-f]{7}, \d+ B, contract [0-9a-f]{7}$/m);
    const run = await runCommand(project, "rollback", "--stack", "test", "--to", "1", "--yes");
    expect(run).toMatchObject({ exitCode: 0 });
    expect(liveOf(project)).toEqual(first);
    const after = await runCommand(project, "history", "--stack", "test");
    expect(after.output).toMatch(/^3 .* succeeded +Rollback to 1 +\* [0-9a-f]{7}, \d+ B/m);
    for (const { output } of [table, run, after])
      for (const secret of Object.values(project.secrets)) expect(output).not.toContain(secret);
  } finally {
    await project.close();
  }
}

function liveOf({ cxone }: TestProject): { id: string; description: string; sha256: string } {
  const [action] = cxone.actions.list();
  if (!action) throw new Error("CXone has no action.");
  const sha256 = createHash("sha256").update(cxone.actions.readCode(action)).digest("hex");
  return { id: action.id, description: action.description, sha256 };
}

(noMoto ? describe.skip : describe)("npm run rollback with state and artifacts in S3", () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
    await moto.createBucket("state");
  }, 600_000);
  afterAll(() => moto.close());

  it("restores the very bytes", () =>
    goBackOn({
      ...moto.environment,
      PULUMI_BACKEND_URL: `s3://state/team?endpoint=${moto.endpoint}&use_path_style=true&region=us-east-1`,
    }));
});

(noPostgres ? describe.skip : describe)("npm run rollback with state and artifacts in PostgreSQL", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.close());

  it("restores the very bytes", async () =>
    goBackOn({ PULUMI_BACKEND_URL: await postgres.createDatabase("state") }));
});
