import { createDataAction } from "../../../providers/data-action/create-data-action";
import { deleteDataAction } from "../../../providers/data-action/delete-data-action";
import { stateAfterWrite } from "../../../providers/data-action/recorded-state";
import type { ErrorCode } from "../../../providers/errors/error-codes";
import { ProviderError, type RequestOutcome } from "../../../providers/errors/provider-error";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import type { Properties } from "../../../providers/properties";
import { checkedInputs, recordOf, scriptedApi } from "./scripted-api";

const failure = (code: ErrorCode, outcome: RequestOutcome = "refused") =>
  new ProviderError({ code, operation: "Writing", seen: "failed", remedy: "Wait.", outcome });
const lost = failure("CXONE_UNREACHABLE", "unknown");
const taken = failure("CXONE_NAME_TAKEN");

async function create(
  answers: (record: ActionRecord) => Parameters<typeof scriptedApi>[0],
  overrides: Properties = {},
  goneIds?: ReadonlySet<string>,
) {
  const inputs = await checkedInputs(overrides);
  const record = recordOf(inputs, { version: 1 });
  const scripted = scriptedApi(answers(record));
  return { ...scripted, record, created: createDataAction(scripted.dependencies, inputs, goneIds) };
}

describe("createDataAction", () => {
  it("posts once, with the proof of a first version", async () => {
    const { created, calls, written } = await create((record) => ({ post: [record] }));
    expect((await created).id).toBe("42");
    expect(calls).toEqual(["post lookup"]);
    expect(written[0]?.tags).toHaveProperty("write-proof");
  });

  it.each([
    ["nobody knows whether it was made", lost],
    ["the name was taken, and is free again", taken],
  ])("posts four times, with longer and longer pauses, when %s", async (_case, error) => {
    const { created, calls, clock } = await create(() => ({ post: [error], find: [undefined] }));
    await expect(created).rejects.toBe(error);
    expect(calls).toEqual(Array(4).fill(["post lookup", "find lookup"]).flat());
    const pauses = clock.sleptMs;
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(new Set(pauses).size).toBe(3);
  });

  it("takes what a later attempt makes", async () => {
    const { created, calls } = await create((record) => ({ post: [lost, record], find: [undefined] }));
    expect((await created).id).toBe("42");
    expect(calls).toEqual(["post lookup", "find lookup", "post lookup"]);
  });

  it("looks for nothing when the creation was refused for another reason", async () => {
    const refused = failure("CXONE_FORBIDDEN");
    const { created, calls } = await create(() => ({ post: [refused] }));
    await expect(created).rejects.toBe(refused);
    expect(calls).toEqual(["post lookup"]);
  });

  it("makes a new one when the action to adopt was just found gone", async () => {
    const { created, calls } = await create(
      (record) => ({ post: [record] }),
      { adopt: "41" },
      new Set(["41"]),
    );
    expect((await created).id).toBe("42");
    expect(calls).toEqual(["post lookup"]);
  });

  it("names the action in the program and in CXone when its name has other content", async () => {
    const { created } = await create((record) => ({
      post: [taken],
      find: [{ ...record, runtime: "nodejs16", description: "Theirs" }],
    }));
    await expect(created).rejects.toThrow(
      /^Creation of data action "lookup" .*\(id 42; different: description, runtime\).*choose another name/,
    );
  });

  it("says whose it is, with the operation, when its name is another stack's action", async () => {
    const { created } = await create(
      (record) => ({ post: [taken], find: [{ ...record, tags: { stack: "shop/dev" } }] }),
      { tags: { stack: "shop/prod" } },
    );
    await expect(created).rejects.toThrow(/^Creation of data action "lookup" \(id 42\) .*shop\/dev/);
  });

  it("keeps what it found in the state, unfinished, with the reason, when its environment cannot be set", async () => {
    const { created } = await create((record) => ({
      post: [taken],
      find: [record],
      get: [record],
      put: [failure("CXONE_FORBIDDEN")],
    }));
    await expect(created).rejects.toMatchObject({ code: "CXONE_UNFINISHED", id: "42" });
    await expect(created).rejects.toThrow(
      /^Creation of data action "lookup" \(id 42\) .*\[CXONE_FORBIDDEN\]/,
    );
  });

  it("passes a defect on as it is", async () => {
    const defect = new TypeError("a defect");
    const { created } = await create((record) => ({ post: [taken], find: [record], get: [defect] }));
    await expect(created).rejects.toBe(defect);
  });
});

describe("deleteDataAction", () => {
  it("deletes what is there and its own", async () => {
    const inputs = await checkedInputs();
    const { dependencies, calls } = scriptedApi({ get: [recordOf(inputs)] });
    await deleteDataAction(dependencies.api, "42", stateAfterWrite(inputs, recordOf(inputs)));
    expect(calls).toEqual(["get 42", "delete 42"]);
  });

  it("is done when there is nothing to delete", async () => {
    const { dependencies, calls } = scriptedApi({ get: [undefined] });
    await deleteDataAction(dependencies.api, "42", {});
    expect(calls).toEqual(["get 42"]);
  });

  it("names the action when it is another stack's", async () => {
    const inputs = await checkedInputs({ tags: { stack: "shop/prod" } });
    const theirs = recordOf(inputs, { tags: { stack: "shop/dev" } });
    const { dependencies, calls } = scriptedApi({ get: [theirs] });
    const deleted = deleteDataAction(dependencies.api, "42", stateAfterWrite(inputs, theirs));
    await expect(deleted).rejects.toMatchObject({ code: "CXONE_OTHER_STACK" });
    await expect(deleted).rejects.toThrow(/^Deletion of data action "lookup" \(id 42\) /);
    expect(calls).toEqual(["get 42"]);
  });
});
