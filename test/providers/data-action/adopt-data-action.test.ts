import { adoptDataAction } from "../../../providers/data-action/adopt-data-action";
import { readDesiredAction } from "../../../providers/data-action/desired-action";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import { checkedInputs, recordOf, scriptedApi } from "./scripted-api";

type Answers = Parameters<typeof scriptedApi>[0];

async function adopt(
  answers: (record: ActionRecord) => Answers,
  { from = "", tags = { stack: "shop/prod" } }: { from?: string; tags?: Record<string, string> } = {},
) {
  const inputs = await checkedInputs({ tags });
  const record = recordOf(inputs);
  const scripted = scriptedApi(answers(record));
  const desired = await readDesiredAction(inputs);
  return {
    ...scripted,
    record,
    adopted: adoptDataAction(scripted.dependencies, { id: "42", from }, desired),
  };
}

describe("adoptDataAction", () => {
  it("writes over the version that it read, and leaves the id", async () => {
    const { adopted, calls, record } = await adopt((live) => ({
      get: [live],
      put: [{ ...live, version: 4 }],
    }));
    expect(await adopted).toEqual({ ...record, version: 4 });
    expect(calls).toEqual(["get 42", "get 42", "put 42 over 3"]);
  });

  it("names the action that has the name when there is none with the id", async () => {
    const { adopted } = await adopt((live) => ({ get: [undefined], find: [{ ...live, id: "77" }] }));
    await expect(adopted).rejects.toMatchObject({ code: "CXONE_NOT_FOUND" });
    await expect(adopted).rejects.toThrow(
      /^Adoption of data action "lookup" \(id 42\) .*"lookup" has the id 77/,
    );
    await expect(adopted).rejects.toThrow(`config rm --path 'adopt["lookup"]' --stack prod`);
  });

  it("names no action when none has the name", async () => {
    const { adopted, calls } = await adopt(() => ({ get: [undefined], find: [undefined] }));
    await expect(adopted).rejects.toThrow(/Correct the id in adopt\. /);
    expect(calls).toEqual(["get 42", "find lookup"]);
  });

  it("looks for no name on a platform where names are not unique", async () => {
    const { adopted, calls } = await adopt(() => ({ get: [undefined], uniqueNames: false }));
    await expect(adopted).rejects.toMatchObject({ code: "CXONE_NOT_FOUND" });
    expect(calls).toEqual(["get 42"]);
  });

  it("is refused for an action of another name, which the error tells", async () => {
    const { adopted, calls } = await adopt((live) => ({ get: [{ ...live, name: "another" }] }));
    await expect(adopted).rejects.toMatchObject({ code: "CXONE_ADOPT_MISMATCH" });
    await expect(adopted).rejects.toThrow('"another"');
    expect(calls).toEqual(["get 42"]);
  });

  it.each([
    ["nobody is named that it may be taken from", ""],
    ["another stack is named", "shop/dev"],
  ])("is refused before anything is written when it is another stack's, and %s", async (_case, from) => {
    const { adopted, calls } = await adopt((live) => ({ get: [{ ...live, tags: { stack: "shop/qa" } }] }), {
      from,
    });
    await expect(adopted).rejects.toMatchObject({ code: "CXONE_OTHER_STACK" });
    await expect(adopted).rejects.toThrow(/^Adoption of .*Give this stack's actions names of their own/);
    expect(calls).toEqual(["get 42"]);
  });

  it.each([
    ["the named one", { stack: "shop/qa", state: "theirs" }],
    ["this one already", { stack: "shop/prod", state: "ours" }],
  ])("goes on when the stack is %s, with whatever state", async (_case, tags) => {
    const { adopted } = await adopt((live) => ({ get: [{ ...live, tags }], put: [live] }), {
      from: "shop/qa",
      tags: { stack: "shop/prod", state: "ours" },
    });
    await expect(adopted).resolves.toMatchObject({ id: "42" });
  });
});
