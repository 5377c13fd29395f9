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
