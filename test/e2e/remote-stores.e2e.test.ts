import * as fs from "node:fs";
import * as path from "node:path";
import { Client } from "pg";
import type { ArtifactKey } from "../../infra/artifacts/artifact-key";
import { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { artifactStoreUrl } from "../../infra/artifacts/artifact-store-url";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { PostgresStorage } from "../../infra/artifacts/postgres-storage";
import { parseS3Url } from "../../infra/artifacts/s3-location";
import { S3Storage } from "../../infra/artifacts/s3-storage";
import { makeCertificate } from "../support/make-certificate";
import { type Moto, motoIsMissing, startMoto } from "../support/start-moto";
import { type S3Proxy, startS3Proxy } from "./support/s3-proxy";
import { type Postgres, postgresIsMissing, startPostgres } from "../support/start-postgres";
import { useTemporaryFolder } from "../support/temporary-folder";
import { artifact, isStored, itBehavesAsArtifactStore } from "../infra/artifacts/store-contract";

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

  describe("through a server whose clock and requests are seen", () => {
    let proxy: S3Proxy;
    let url: string;
    beforeEach(async () => {
      url = await newBucket();
      proxy = await startS3Proxy(moto.endpoint);
      url = url.replace(moto.endpoint, proxy.endpoint);
    });
    afterEach(() => proxy.close());
    const { key, bytes } = artifact("old and new");

    it("sends an object again once it is a quarter of an hour old by the server's clock, and not before", async () => {
      const hoursAhead = () => Date.now() + 2 * 3_600_000;
      await open(url, hoursAhead).write(key, bytes);
      await open(url, hoursAhead).write(key, bytes);
      expect(proxy.puts()).toBe(1);
      proxy.setAheadMs(14 * 60_000);
      await open(url).write(key, bytes);
      expect(proxy.puts()).toBe(1);
      proxy.setAheadMs(16 * 60_000);
      await open(url).write(key, bytes);
      expect(proxy.puts()).toBe(2);
    });

    it("sends a young object again where one of the same size has other content", async () => {
      await open(url).write(key, Buffer.from("OLD AND NEW"));
      await open(url).write(key, bytes);
      expect(Buffer.from((await open(url).read(key)) ?? []).toString()).toBe("old and new");
    });

    it("goes by the server's clock when it deletes", async () => {
      const hoursAhead = () => Date.now() + 2 * 3_600_000;
      await open(url).write(key, bytes);
      expect(await open(url, hoursAhead).deleteIfOlderThan(key, hoursAhead() - 3_600_000)).toBe(false);
      proxy.setAheadMs(61 * 60_000);
      expect(await open(url).deleteIfOlderThan(key, Date.now() - 3_600_000)).toBe(true);
    });
  });

  it("keeps projects apart", async () => {
    const url = await newBucket();
    const { key, bytes } = artifact("mine");
    const [mine, theirs] = [openArtifactStore(url, "mine"), openArtifactStore(url, "theirs")];
    await mine.put(key, bytes);
    expect(await isStored(theirs, key)).toBe(false);
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
    expect(await isStored(new ArtifactStore(open(url)), key)).toBe(true);
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
    expect(await isStored(store, key)).toBe(true);
    await store.close();
  });

  describe("for stacks whose states are in tables of their own", () => {
    const put = async (url: string, text: string): Promise<ArtifactKey> => {
      const { key, bytes } = artifact(text);
      const store = openArtifactStore(url, "sample");
      await store.put(key, bytes);
      await store.close();
      return key;
    };
    /** Removes all that the store lists, as pruning does where nothing is pointed at. */
    const pruneAll = async (url: string): Promise<void> => {
      const store = openArtifactStore(url, "sample");
      for await (const { key } of store.list()) await store.deleteIfOlderThan(key, Date.now() + 60_000);
      await store.close();
    };
    const has = async (url: string, key: ArtifactKey): Promise<boolean> => {
      const store = openArtifactStore(url, "sample");
      const result = await isStored(store, key);
      await store.close();
      return result;
    };

    it("keeps them apart: pruning one leaves the others", async () => {
      const url = await newDatabase();
      const [prod, dev] = [`${url}&table=state_prod`, `${url}&table=state_dev`];
      const ofDefault = await put(url, "default");
      const ofProd = await put(prod, "prod");
      const ofDev = await put(dev, "dev");
      await pruneAll(dev);
      expect(await has(dev, ofDev)).toBe(false);
      expect(await has(prod, ofProd)).toBe(true);
      expect(await has(url, ofDefault)).toBe(true);
      await pruneAll(url);
      expect(await has(prod, ofProd)).toBe(true);
    });

    it("finds what an earlier version stored for all of them in one part", async () => {
      const url = await newDatabase();
      const prod = `${url}&table=state_prod`;
      const old = await put(url, "of the earlier version");
      expect(await has(prod, old)).toBe(true);
      await pruneAll(prod);
      expect(await has(url, old)).toBe(true);
      // The first write takes it over, so that the default table's stacks can prune it.
      await put(prod, "of this version");
      await pruneAll(url);
      expect(await has(url, old)).toBe(false);
      expect(await has(prod, old)).toBe(true);
    });
  });

  it("goes by the server's clock when it deletes", async () => {
    const url = new URL(await newDatabase());
    const hoursAhead = () => Date.now() + 2 * 3_600_000;
    const store = new ArtifactStore(new PostgresStorage(url, "sample", hoursAhead));
    const { key, bytes } = artifact("young");
    await store.put(key, bytes);
    expect(await store.deleteIfOlderThan(key, hoursAhead() - 3_600_000)).toBe(false);
    expect(await isStored(store, key)).toBe(true);
    await store.close();
  });

  it("gives up when a statement is not answered, and closes", async () => {
    const url = await newDatabase();
    const { key, bytes } = artifact("locked out");
    await new ArtifactStore(open(url)).put(key, bytes);
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE data_action_artifacts");
    const timeouts = { connectMs: 5_000, answerMs: 200 };
    const store = new ArtifactStore(new PostgresStorage(new URL(url), "sample", Date.now, timeouts));
    const error: unknown = await store.put(key, bytes).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect((error as Error).message).toContain("it did not answer in 0.2 s");
    await store.close();
    await holder.end();
  });

  it("keeps projects apart, also where one name is a pattern for the other", async () => {
    const url = await newDatabase();
    const { key, bytes } = artifact("mine");
    const [mine, theirs] = [openArtifactStore(url, "axb"), openArtifactStore(url, "a_b")];
    await mine.put(key, bytes);
    expect(await isStored(theirs, key)).toBe(false);
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
    const error: unknown = await store.get(artifact("x").key).catch((caught: unknown) => caught);
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
    expect(await isStored(store, key)).toBe(true);
    await store.close();
  });
});

const certificate = noPostgres ? undefined : makeCertificate();
if (!noPostgres && !certificate) console.warn("Skipped: openssl is not installed.");

(certificate ? describe : describe.skip)("PostgresStorage with a certificate that nobody vouches for", () => {
  const temporary = useTemporaryFolder();
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(certificate);
  }, 120_000);
  afterAll(() => postgres.close());

  const { key, bytes } = artifact("over TLS");
  const urlWith = (parameters: Record<string, string>): string => {
    const url = new URL(postgres.url);
    url.search = new URLSearchParams(parameters).toString();
    return url.toString();
  };
  /** Stores through the URL that the program chooses: `explicit` is `artifactsUrl`, `backend` the state's. */
  const put = async (explicit: string | undefined, backend = "file:///none"): Promise<void> => {
    const environment = { PULUMI_BACKEND_URL: backend };
    const choice = { explicit, stack: "test", projectRoot: temporary(), environment };
    const store = openArtifactStore(artifactStoreUrl(choice), "sample");
    try {
      await store.put(key, bytes);
    } finally {
      await store.close();
    }
  };

  it("is refused as an artifactsUrl, with the way to vouch for it", async () => {
    const error: unknown = await put(urlWith({})).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect((error as Error).message).toMatch(/self-signed certificate .*sslrootcert=FILE/);
    expect((error as Error).message).not.toContain(postgres.password);
  });

  it("is taken where artifactsUrl names it, or asks for less", async () => {
    const sslrootcert = path.join(temporary(), "authority.pem");
    fs.writeFileSync(sslrootcert, certificate?.certificate ?? "");
    await put(urlWith({ sslrootcert }));
    await put(urlWith({ sslmode: "require" }));
    await put(urlWith({ sslmode: "disable" }));
  });

  it("is taken beside the state, as the engine takes it", async () => {
    await put(undefined, urlWith({}));
  });
});
