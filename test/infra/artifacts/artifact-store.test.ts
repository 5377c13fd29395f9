import { ArtifactError } from "../../../infra/artifacts/artifact-error";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import type { ObjectStorage } from "../../../infra/artifacts/object-storage";
import { artifact } from "./store-contract";

const { key, bytes } = artifact("content");

/** A store whose client fails with this. */
function failingWith(error: unknown): ArtifactStore {
  const fail = (): Promise<never> =>
    new Promise(() => {
      throw error as Error;
    });
  const list = (): AsyncIterable<never> => ({ [Symbol.asyncIterator]: () => ({ next: fail }) });
  const storage: ObjectStorage = {
    ...{ write: fail, read: fail, list, deleteIfOlderThan: fail },
    ...{ describe: () => "the attic", close: fail },
  };
  return new ArtifactStore(storage);
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => undefined).catch((error: unknown) => error);

describe("an artifact store whose client fails", () => {
  it.each([
    ["a full stop", new Error("db.example.com is closed."), "db.example.com is closed"],
    ["a code in its words", Object.assign(new Error("connect EPIPE"), { code: "EPIPE" }), "connect EPIPE"],
    ["a code beside its words", Object.assign(new Error("denied"), { code: "28P01" }), "28P01: denied"],
    ["a code that is no text", Object.assign(new Error("denied"), { code: 42 }), "denied"],
    ["a name", Object.assign(new Error("not there"), { name: "NoSuchBucket" }), "NoSuchBucket: not there"],
    ["several lines", new Error("first\nsecond"), "first"],
    [
      "a failure for each address",
      new AggregateError([new Error("of one"), new Error("of two")], ""),
      "of one",
    ],
    [
      "words for all addresses",
      new AggregateError([new Error("of one")], "of both"),
      "AggregateError: of both",
    ],
    ["no failure at all", new AggregateError([], ""), "AggregateError"],
    ["no word", new Error(""), "unknown error"],
    ["nothing", undefined, "unknown error"],
  ])("tells the reason that has %s", async (_what, error, reason) => {
    expect(await failureOf(failingWith(error).get(key))).toMatchObject({
      name: "ArtifactError",
      code: "ARTIFACT_STORE_FAILED",
      message:
        `Reading ${key} from the attic failed: ${reason}. Check that the store can be reached from here and that ` +
        "your credentials may read, write, list and delete in it; then run the command again.",
    });
  });

  it.each([
    [`Storing ${key} in`, (store: ArtifactStore) => store.put(key, bytes)],
    [`Deleting ${key} from`, (store: ArtifactStore) => store.deleteIfOlderThan(key, 0)],
    ["Listing", (store: ArtifactStore) => store.list().next()],
  ])("says what it was about: %s", async (operation, work) => {
    const error = await failureOf(work(failingWith(new Error("closed"))));
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect((error as Error).message).toMatch(new RegExp(`^${operation} the attic failed: closed\\. Check`));
  });

  it("passes on an error that has a code of the store's already", async () => {
    const known = new ArtifactError("ARTIFACTS_URL_INVALID", "known");
    expect(await failureOf(failingWith(known).get(key))).toBe(known);
  });

  it("ends its client's connections with it", async () => {
    expect(await failureOf(failingWith(new Error("ended")).close())).toMatchObject({ message: "ended" });
  });
});
