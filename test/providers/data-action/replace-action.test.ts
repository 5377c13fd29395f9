import { readDesiredAction } from "../../../providers/data-action/desired-action";
import { replaceAction, type Replacement } from "../../../providers/data-action/replace-action";
import { contentOfRecord } from "../../../providers/data-action/visible-content";
import { WRITE_PROOF_TAG } from "../../../providers/data-action/write-proof";
import type { ErrorCode } from "../../../providers/errors/error-codes";
import { ProviderError, type RequestOutcome } from "../../../providers/errors/provider-error";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import type { Properties } from "../../../providers/properties";
import { type Answers, checkedInputs, recordOf, scriptedApi, without } from "./scripted-api";

const failure = (code: ErrorCode, outcome: RequestOutcome = "refused") =>
  new ProviderError({ code, operation: "Writing", seen: "failed", remedy: "Wait.", outcome });
const stale = failure("CXONE_STALE_VERSION");
const lost = failure("CXONE_UNREACHABLE", "unknown");
const unreadable = failure("CXONE_INVALID_ANSWER", "done");

/** The action before, at version 3, and what the program wants of it. */
async function scene(overrides: Properties = { description: "Changed" }) {
  const old = recordOf(await checkedInputs());
  const inputs = await checkedInputs(overrides);
  const desired = await readDesiredAction(inputs);
  const written = recordOf(inputs, { version: 4 });
  /** With the proof that a write over this version carries. */
  const proven = (over: number, version = over + 1) => ({
    ...written,
    version,
    tags: desired.definition(over).tags,
  });
  return { old, desired, written, proven };
}

/** Replaces an action that is known as `old`. */
function replace(
  { old, desired }: Pick<Awaited<ReturnType<typeof scene>>, "old" | "desired">,
  get: Answers<ActionRecord | undefined>,
  put: Answers<ActionRecord>,
  more: Partial<Replacement> = {},
) {
  const scripted = scriptedApi({ get, put });
  const known = { content: contentOfRecord(old), version: old.version };
  const replaced = replaceAction(scripted.dependencies, { id: "42", desired, known, ...more });
  return { ...scripted, replaced };
}

describe("replaceAction", () => {
  it("writes over the version that it read", async () => {
    const { old, desired, written } = await scene();
    const { replaced, calls, clock } = replace({ old, desired }, [old], [written]);
    expect(await replaced).toBe(written);
    expect(calls).toEqual(["get 42", "put 42 over 3"]);
    expect(clock.sleptMs).toEqual([]);
  });

  it("says which action is gone, and writes nothing", async () => {
    const { replaced, calls } = replace(await scene(), [undefined], []);
    await expect(replaced).rejects.toMatchObject({
      code: "CXONE_NOT_FOUND",
      message: expect.stringMatching(/^Update of data action "lookup" \(id 42\) /) as string,
    });
    expect(calls).toEqual(["get 42"]);
  });

  it("does not repeat a write that was refused", async () => {
    const { old, desired } = await scene();
    const refused = failure("CXONE_FORBIDDEN");
    const { replaced, calls } = replace({ old, desired }, [old], [refused]);
    await expect(replaced).rejects.toBe(refused);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ["nobody knows whether it was carried out", lost],
    ["it was about another version", stale],
  ])("reads and writes five times, with longer and longer pauses, when %s", async (_case, error) => {
    const { old, desired } = await scene();
    const { replaced, calls, clock } = replace({ old, desired }, [old], [error]);
    await expect(replaced).rejects.toBe(error);
    expect(calls).toEqual(Array(5).fill(["get 42", "put 42 over 3"]).flat());
    const pauses = clock.sleptMs;
    expect(pauses).toHaveLength(4);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(new Set(pauses).size).toBe(4);
  });
});

describe("replaceAction, after a write whose effect is in doubt", () => {
  it("takes a newer version as its own when its proof says so", async () => {
    const { old, desired, proven } = await scene();
    const { replaced, calls } = replace({ old, desired }, [old, proven(3)], [lost]);
    expect(await replaced).toEqual(proven(3));
    expect(calls).toEqual(["get 42", "put 42 over 3", "get 42"]);
  });

  it("takes a newer version with its content when the server keeps no proofs", async () => {
    const { old, desired, written } = await scene();
    const { replaced, calls } = replace({ old, desired }, [old, written], [lost]);
    expect(await replaced).toBe(written);
    expect(calls).toHaveLength(3);
  });

  it("takes what it finds when the write was carried out for certain, proof or not", async () => {
    const { old, desired, written } = await scene();
    const found = { ...written, tags: { [WRITE_PROOF_TAG]: "of another write" } };
    const { replaced, calls } = replace({ old, desired }, [old, found], [unreadable]);
    expect(await replaced).toBe(found);
    expect(calls).toHaveLength(3);
  });

  it.each<[string, (record: ActionRecord) => ActionRecord]>([
    ["has other content", (record) => ({ ...record, description: "Looks the caller up" })],
    ["is the version that was replaced", (record) => ({ ...record, version: 3 })],
    ["has no version", (record) => without(record, "version")],
    ["carries the proof of another write", (record) => ({ ...record, tags: { [WRITE_PROOF_TAG]: "x" } })],
  ])("writes again when what it finds %s", async (_case, change) => {
    const { old, desired, written } = await scene();
    const found = change(written);
    const again = { ...written, version: 5 };
    const { replaced, calls } = replace({ old, desired }, [old, found], [lost, again], {
      overwriteDrift: true,
    });
    expect(await replaced).toBe(again);
    expect(calls).toEqual(["get 42", "put 42 over 3", "get 42", `put 42 over ${found.version}`]);
  });

  it("writes again when only secrets change and the version that it replaced carries its own earlier proof", async () => {
    const { desired, proven } = await scene({});
    const before = proven(2, 3);
    const { replaced, calls } = replace({ old: before, desired }, [before], [lost, proven(3)]);
    expect(await replaced).toEqual(proven(3));
    expect(calls).toHaveLength(4);
  });

  it("reports a drift when somebody else wrote meanwhile", async () => {
    const { old, desired, written } = await scene();
    const theirs = { ...written, description: "By hand", version: 4 };
    const { replaced } = replace({ old, desired }, [old, theirs], [lost]);
    await expect(replaced).rejects.toMatchObject({ code: "CXONE_DRIFT" });
  });
});

describe("replaceAction, refused with a conflict", () => {
  it("knows a name that another action has by the version that stayed", async () => {
    const { old, desired } = await scene({ name: "renamed" });
    const { replaced, calls } = replace({ old, desired }, [old], [stale]);
    await expect(replaced).rejects.toMatchObject({
      code: "CXONE_NAME_TAKEN",
      message: expect.stringMatching(/"lookup" \(id 42\) to "renamed"/) as string,
    });
    expect(calls).toEqual(["get 42", "put 42 over 3", "get 42"]);
  });

  it.each<[string, Properties, (old: ActionRecord) => ActionRecord, ProviderError]>([
    ["the version is another", { name: "renamed" }, (old) => ({ ...old, version: 4 }), stale],
    ["the server has no versions", { name: "renamed" }, (old) => without(old, "version"), stale],
    ["the name stays", { description: "Changed" }, (old) => old, stale],
    ["the write may have been lost instead", { name: "renamed" }, (old) => old, lost],
  ])("blames no name when %s", async (_case, overrides, change, error) => {
    const { old, desired, written } = await scene(overrides);
    const found = change(old);
    const first = found.version === undefined ? found : old;
    const { replaced, calls } = replace({ old, desired }, [first, found], [error, written], {
      overwriteDrift: true,
    });
    expect(await replaced).toBe(written);
    expect(calls).toHaveLength(4);
  });
});

describe("replaceAction, where the action is not as it was known", () => {
  const drifted = { code: "CXONE_DRIFT" as const };

  it.each<[string, (old: ActionRecord) => ActionRecord, string]>([
    [
      "another version and other content",
      (old) => ({ ...old, version: 7, timeoutSeconds: 5 }),
      "timeoutSeconds; version 7 instead of 3",
    ],
    [
      "another version that looks the same",
      (old) => ({ ...old, version: 7 }),
      "perhaps values of its environment; version 7 instead of 3",
    ],
    [
      "no version and other content",
      (old) => without({ ...old, runtime: "nodejs16" }, "version"),
      "runtime; version (none) instead of 3",
    ],
  ])("is refused for %s", async (_case, change, seen) => {
    const { old, desired } = await scene();
    const { replaced, calls } = replace({ old, desired }, [change(old)], []);
    await expect(replaced).rejects.toMatchObject({
      ...drifted,
      message: expect.stringMatching(/^Update of data action "lookup" \(id 42\) /) as string,
    });
    await expect(replaced).rejects.toThrow(seen);
    expect(calls).toEqual(["get 42"]);
  });

  it("compares contents where the state knows no version", async () => {
    const { old, desired, written } = await scene();
    const known = { content: contentOfRecord(old), version: undefined };
    expect(await replace({ old, desired }, [old], [written], { known }).replaced).toBe(written);
    const edited = { ...old, timeoutSeconds: 5 };
    const refused = replace({ old, desired }, [edited], [], { known }).replaced;
    await expect(refused).rejects.toThrow("timeoutSeconds; version 3 instead of (none)");
  });

  it("goes on where the server tells no version and the content is as it was known", async () => {
    const { old, desired, written } = await scene();
    const { replaced, calls } = replace({ old, desired }, [without(old, "version")], [written]);
    expect(await replaced).toBe(written);
    expect(calls).toEqual(["get 42", "put 42 over undefined"]);
  });

  it("goes on where it has what the program wants", async () => {
    const { old, desired, written } = await scene();
    const live = { ...written, version: 7 };
    expect(await replace({ old, desired }, [live], [written]).replaced).toBe(written);
  });

  it("goes on where it is proven to be an earlier write of ours", async () => {
    const { old, desired, written } = await scene();
    const earlier = await readDesiredAction(await checkedInputs({ timeoutSeconds: 5 }));
    const live = { ...old, timeoutSeconds: 5, version: 7, tags: earlier.definition(6).tags };
    expect(await replace({ old, desired }, [live], [written]).replaced).toBe(written);
  });

  it("overwrites an edit where that is said", async () => {
    const { old, desired, written } = await scene();
    const edited = { ...old, version: 7, description: "By hand" };
    expect(await replace({ old, desired }, [edited], [written], { overwriteDrift: true }).replaced).toBe(
      written,
    );
  });
});

describe("replaceAction of another stack's action", () => {
  const owned = (stack: string) => ({ stack, state: "" });

  it("is refused as an update of what this stack manages", async () => {
    const { old, desired } = await scene({ tags: { stack: "shop/prod" } });
    const { replaced } = replace({ old, desired }, [{ ...old, tags: { stack: "shop/dev" } }], []);
    await expect(replaced).rejects.toMatchObject({
      code: "CXONE_OTHER_STACK",
      message: expect.stringMatching(/^Update of data action "lookup" \(id 42\) .*Let go of it/) as string,
    });
  });

  it.each(["shop/prod", "shop/old"])("goes on where it is ours, under either name: %s", async (stack) => {
    const { old, desired, written } = await scene({ tags: { stack: "shop/prod" } });
    const live = { ...old, tags: { stack } };
    const more = { formerOwner: owned("shop/old") };
    expect(await replace({ old, desired }, [live], [written], more).replaced).toBe(written);
  });

  it("goes on without a former owner where it is ours", async () => {
    const { old, desired, written } = await scene({ tags: { stack: "shop/prod" } });
    const live = { ...old, tags: { stack: "shop/prod" } };
    expect(await replace({ old, desired }, [live], [written]).replaced).toBe(written);
  });
});
