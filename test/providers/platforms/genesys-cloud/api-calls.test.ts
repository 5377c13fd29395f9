import type { HttpAnswer } from "../../../../foundation/http-transport";
import { ApiCalls } from "../../../../providers/platforms/genesys-cloud/api-calls";
import type {
  AuthorizedCall,
  AuthorizedCaller,
} from "../../../../providers/platforms/rest/authorized-caller";

const answering = (answerOf: (call: AuthorizedCall) => Partial<HttpAnswer>) =>
  new ApiCalls({
    call: (call: AuthorizedCall) =>
      Promise.resolve({ status: 200, headers: {}, body: "", ...answerOf(call) }),
  } as unknown as AuthorizedCaller);
const pages = (...all: object[]) =>
  answering(({ path }) => ({ body: JSON.stringify(all[Number(path) - 1]) })).readPages("Listing", String);

describe("a list of several pages", () => {
  it("is read to its last page", async () => {
    expect(
      await pages({ entities: [{ id: "a" }], pageCount: 2 }, { entities: [{ id: "b" }], pageCount: 2 }),
    ).toEqual([{ id: "a" }, { id: "b" }]);
  });

  it("ends where there is no further page, however the list says so", async () => {
    expect(await pages({ entities: [{ id: "a" }] })).toEqual([{ id: "a" }]);
    expect(await pages({ entities: [{ id: "a" }], nextUri: "/2" }, { entities: [] })).toEqual([{ id: "a" }]);
  });

  it("has each of its entities once, though one moved to the next page meanwhile", async () => {
    const first = { entities: [{ id: "a" }, { id: "b" }], pageCount: 2 };
    expect(await pages(first, { entities: [{ id: "b" }, { id: "c" }], pageCount: 2 })).toEqual([
      { id: "a" },
      { id: "b" },
      { id: "c" },
    ]);
  });

  it("is read anew where something was removed meanwhile, for what moved to the page before was not seen", async () => {
    const ids = (...all: string[]) => all.map((id) => ({ id }));
    const answers = [
      { entities: ids("a", "b"), pageCount: 2, total: 4 },
      // "a" is gone: "c" moved to the first page.
      { entities: ids("d"), pageCount: 2, total: 3 },
      { entities: ids("b", "c"), pageCount: 2, total: 3 },
      { entities: ids("d"), pageCount: 2, total: 3 },
    ];
    const calls = answering(() => ({ body: JSON.stringify(answers.shift()) }));
    expect(await calls.readPages("Listing", String)).toEqual(ids("b", "c", "d"));
    expect(answers).toEqual([]);
  });

  it("has everything that was seen where it never stands still", async () => {
    let total = 10;
    const shrinking = answering(({ path }) => {
      total -= 1;
      return { body: JSON.stringify({ entities: [{ id: `${path}-${total}` }], pageCount: 2, total }) };
    });
    const ids = ["1-5", "2-4", "1-7", "2-6", "1-9", "2-8"];
    expect(await shrinking.readPages("Listing", String)).toEqual(ids.map((id) => ({ id })));
  });

  it("keeps entities without an id, and drops what is none", async () => {
    expect(await pages({ entities: [{ name: "nodejs" }, { name: "nodejs" }, 7], pageCount: 1 })).toEqual([
      { name: "nodejs" },
      { name: "nodejs" },
    ]);
  });

  it("is refused where there is no list, and where it does not end", async () => {
    await expect(pages({ total: 0 })).rejects.toThrow("there is no list of entities");
    let pagesRead = 0;
    const endless = answering(() => {
      pagesRead += 1;
      return { body: JSON.stringify({ entities: [{ id: "a" }], nextUri: "/on" }) };
    });
    await expect(endless.readPages("Listing", String)).rejects.toThrow("does not end after 200 pages");
    expect(pagesRead).toBe(200);
  });
});

describe("a text", () => {
  it("is what the platform answers, and no web page of something in between", async () => {
    const text = (contentType: string) =>
      answering(() => ({ headers: { "content-type": contentType }, body: "<p>${x}</p>" })).readText({
        operation: "Reading a template",
        path: "/t",
      });
    expect(await text("application/json")).toBe("<p>${x}</p>");
    await expect(text("text/html; charset=utf-8")).rejects.toThrow(
      /^Reading a template .*it is a web page.*\[PLATFORM_INVALID_ANSWER\]$/s,
    );
  });
});
