import { Client } from "pg";
import { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { PostgresStorage } from "../../infra/artifacts/postgres-storage";
import { parseS3Url } from "../../infra/artifacts/s3-location";
import { S3Storage } from "../../infra/artifacts/s3-storage";
import { type Moto, motoIsMissing, startMoto } from "../support/start-moto";
import { type Postgres, postgresIsMissing, startPostgres } from "../support/start-postgres";
import { artifact, itBehavesAsArtifactStore } from "../infra/artifacts/store-contract";

const noMoto = motoIsMissing();
const noPostgres = postgresIsMissing();
for (const missing of [noMoto, noPostgres]) if (missing) console.warn(`Skipped: ${missing}.`);

(noMoto ? describe.skip : describe)("S3Storage", () => {
  let moto: Moto;
  let buckets = 0;
  beforeAll(async () => {
    moto = await startMoto();
    Object.assign(process.env, moto.environment);
  }, 60_000);
  afterAll(() => moto.close());

  const urlOf = (bucket: string): string =>
    `s3://${bucket}/team/artifacts?endpoint=${moto.endpoint}&region=us-east-1&use_path_style=true`;
  const open = (url: string, nowEpochMs = Date.now): S3Storage =>
    new S3Storage(parseS3Url(new URL(url), {}), "sample", nowEpochMs);
  const newBucket = async (): Promise<string> => {
    buckets += 1;
    await moto.createBucket(`bucket-${buckets}`);
    return urlOf(`bucket-${buckets}`);
  };

  itBehavesAsArtifactStore(async () => {
    const url = await newBucket();
    return { storage: open(url), another: () => open(url) };
  });

  it("lists more than fit on one page", async () => {
    const store = new ArtifactStore(open(await newBucket()));
    const keys = Array.from({ length: 1_005 }, (_, index) => artifact(String(index)));
    for (let start = 0; start < keys.length; start += 50)
      await Promise.all(keys.slice(start, start + 50).map(({ key, bytes }) => store.put(key, bytes)));
    let seen = 0;
    for await (const _artifact of store.list()) seen += 1;
    expect(seen).toBe(1_005);
    await store.close();
  }, 60_000);

  it("sends an object again once it is a quarter of an hour old, and not before", async () => {
    const url = await newBucket();
    const { key, bytes } = artifact("old and new");
    await open(url).write(key, bytes);
    // Of the same length, so that only sending it again fixes it.
    await open(url).write(key, Buffer.from("OLD AND NEW"));
    expect(Buffer.from((await open(url).read(key)) ?? []).toString()).toBe("old and new");
    await open(url, () => Date.now() + 16 * 60_000).write(key, Buffer.from("OLD AND NEW"));
    expect(Buffer.from((await open(url).read(key)) ?? []).toString()).toBe("OLD AND NEW");
  });

  it("keeps projects apart", async () => {
    const url = await newBucket();
    const { key, bytes } = artifact("mine");
    const [mine, theirs] = [openArtifactStore(url, "mine"), openArtifactStore(url, "theirs")];
    await mine.put(key, bytes);
    expect(await theirs.has(key)).toBe(false);
    for await (const other of theirs.list()) throw new Error(`lists ${other.key} of another project`);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it("names the bucket and the reason when it fails", async () => {
    const store = new ArtifactStore(open(urlOf("no-such-bucket")));
    const { key, bytes } = artifact("lost");
    const error: unknown = await store.put(key, bytes).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect((error as Error).message).toContain("s3://no-such-bucket/team/artifacts/sample");
    expect((error as Error).message).toContain("NoSuchBucket");
    await expect(store.get(key)).rejects.toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    await store.close();
  });
});

(noPostgres ? describe.skip : describe)("PostgresStorage", () => {
  let postgres: Postgres;
  let databases = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.close());

  const newDatabase = (): Promise<string> => postgres.createDatabase(`test_${(databases += 1)}`);
  const open = (url: string): PostgresStorage => new PostgresStorage(new URL(url), "sample");

  itBehavesAsArtifactStore(async () => {
    const url = await newDatabase();
    return { storage: open(url), another: () => open(url) };
  });

  it("makes its table once when many begin at once", async () => {
    const url = await newDatabase();
    const stores = Array.from({ length: 8 }, () => new ArtifactStore(open(url)));
    const { key, bytes } = artifact("first");
    await Promise.all(stores.map((store) => store.put(key, bytes)));
    expect(await stores[0]?.has(key)).toBe(true);
    await Promise.all(stores.map((store) => store.close()));
  });

  it("needs no right to create where the table is there", async () => {
    const url = await newDatabase();
    const owner = new ArtifactStore(open(url));
    const { key, bytes } = artifact("shared");
    await owner.put(key, bytes);
    await owner.close();
    const role = `deployer_${databases}`;
    const admin = new Client({ connectionString: url });
    await admin.connect();
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`);
    await admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON data_action_artifacts TO ${role}`);
    await admin.end();
    const limited = new URL(url);
    limited.username = role;
    limited.password = "pw";
    const store = new ArtifactStore(open(limited.toString()));
    expect(Buffer.from(await store.get(key)).toString()).toBe("shared");
    await store.put(artifact("more").key, artifact("more").bytes);
    await store.close();
  });

  it("shares the database of the engine's state, whose table parameter is not ours", async () => {
    const url = `${await newDatabase()}&table=state_of_team_a`;
    const store = openArtifactStore(url, "sample");
    const { key, bytes } = artifact("beside");
    await store.put(key, bytes);
    expect(await store.has(key)).toBe(true);
    await store.close();
  });

  it("keeps projects apart, also where one name is a pattern for the other", async () => {
    const url = await newDatabase();
    const { key, bytes } = artifact("mine");
    const [mine, theirs] = [openArtifactStore(url, "axb"), openArtifactStore(url, "a_b")];
    await mine.put(key, bytes);
    expect(await theirs.has(key)).toBe(false);
    for await (const other of theirs.list()) throw new Error(`lists ${other.key} of another project`);
    await Promise.all([mine.close(), theirs.close()]);
  });

  it.each([
    ["the password is wrong", (url: URL) => (url.password = "not-the-password"), "28P01"],
    [
      "the server takes no encrypted connection, and the URL does not allow another",
      (url: URL) => (url.search = ""),
      "SSL",
    ],
    ["nothing listens there", (url: URL) => (url.port = "1"), "ECONNREFUSED"],
  ])("names the database and the reason, not the password, when %s", async (_name, change, reason) => {
    const url = new URL(await newDatabase());
    change(url);
    const store = openArtifactStore(url.toString(), "sample");
    const error: unknown = await store.has(artifact("x").key).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect((error as Error).message).toContain(`postgres://${url.host}${url.pathname}`);
    expect((error as Error).message).toContain(reason);
    expect(JSON.stringify(error) + String(error)).not.toContain(url.password);
    await store.close();
  });

  it("works again after a failed first call", async () => {
    const name = `late_${(databases += 1)}`;
    const late = new URL(postgres.url);
    late.pathname = `/${name}`;
    const store = openArtifactStore(late.toString(), "sample");
    const { key, bytes } = artifact("late");
    await expect(store.put(key, bytes)).rejects.toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    await postgres.createDatabase(name);
    await store.put(key, bytes);
    expect(await store.has(key)).toBe(true);
    await store.close();
  });
});
