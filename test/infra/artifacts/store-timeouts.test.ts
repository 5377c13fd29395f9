import * as net from "node:net";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { PostgresStorage } from "../../../infra/artifacts/postgres-storage";
import { parseS3Url } from "../../../infra/artifacts/s3-location";
import { S3Storage } from "../../../infra/artifacts/s3-storage";
import { artifact } from "./store-contract";

const timeouts = { connectMs: 100, answerMs: 50 };
const { key, bytes } = artifact("never arrives");

describe("a store that stops answering", () => {
  let server: net.Server;
  let sockets: net.Socket[];
  /** What is said to a client that has said something; nothing by default. */
  let answer: string;
  beforeEach(async () => {
    sockets = [];
    answer = "";
    server = net.createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => undefined).once("data", () => socket.write(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const host = (): string => `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  const s3 = (limits = timeouts): ArtifactStore => {
    const location = parseS3Url(
      new URL(`s3://bucket/p?endpoint=http://${host()}&region=us-east-1&use_path_style=true`),
      {},
    );
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const client = { ...location.client, credentials };
    return new ArtifactStore(new S3Storage({ ...location, client }, "sample", Date.now, limits));
  };
  const postgres = (sslmode: string): ArtifactStore => {
    const url = new URL(`postgres://me:pass-word@${host()}/state?sslmode=${sslmode}`);
    return new ArtifactStore(new PostgresStorage(url, "sample", Date.now, timeouts));
  };
  const failureOf = async (work: Promise<unknown>): Promise<Error> => {
    const error: unknown = await work.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    return error as Error;
  };

  it.each(["disable", "require"])("fails in time when it is PostgreSQL with sslmode=%s", async (sslmode) => {
    const store = postgres(sslmode);
    const { message } = await failureOf(store.put(key, bytes));
    expect(message).toContain(
      `Storing ${key} in the table data_action_artifacts of postgres://${host()}/state`,
    );
    expect(message).toContain("failed: it did not answer in 0.1 s. Check that the store can be reached");
    expect(message).not.toContain("pass-word");
    await store.close();
  });

  it("fails in time when it is S3, and says how often it tried", async () => {
    const store = s3();
    const { message } = await failureOf(store.put(key, bytes));
    expect(message).toMatch(/^Storing .* in s3:\/\/bucket\/p\/sample at http:\/\/127\.0\.0\.1:\d+ failed: /);
    expect(message).toContain("it did not answer in 0.05 s, tried 3 times. Check that the store");
    expect(sockets).toHaveLength(3);
    await store.close();
  });

  it("fails in time when the list of S3 does not come", async () => {
    const store = s3();
    const { message } = await failureOf(store.list().next());
    expect(message).toContain("it did not answer in 0.05 s, tried 3 times");
    await store.close();
  });

  it("fails in time when S3 stops in the middle of an object", async () => {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf";
    const store = s3();
    const { message } = await failureOf(store.get(key));
    expect(message).toContain("failed: it did not answer in 0.05 s. Check");
    await store.close();
  });

  it("is no time-out when S3 breaks the connection", async () => {
    server.on("connection", (socket) => socket.destroy());
    // Long, for a busy machine must not make a time-out of it.
    const store = s3({ connectMs: 10_000, answerMs: 10_000 });
    const { message } = await failureOf(store.get(key));
    expect(message).not.toContain("did not answer");
    await store.close();
  });
});
