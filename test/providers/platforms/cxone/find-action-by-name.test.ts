import type { AuthorizedCaller } from "../../../../providers/platforms/rest/authorized-caller";
import { type AuthorizedCall } from "../../../../providers/platforms/rest/authorized-caller";
import { RestDataActionsApi } from "../../../../providers/platforms/cxone/rest-data-actions-api";

/** Actions as a list has them; the one at `at` has the name that is looked for. */
function actionsOf(count: number, at = -1) {
  return Array.from({ length: count }, (_, n) => ({
    id: `id-${n}`,
    name: n === at ? "wanted" : `other-${n}`,
  }));
}

/** The API over a caller that answers pages of 100, which ignore the name, and every single action. */
function apiWith(actions: readonly { id: string; name: string }[], { total }: { total?: number } = {}) {
  const pages: string[] = [];
  const answer = (body: unknown) => ({ status: 200, headers: {}, body: JSON.stringify(body) });
  const caller: Pick<AuthorizedCaller, "call"> = {
    call: ({ path }: AuthorizedCall) => {
      const { pathname, searchParams } = new URL(path, "https://cxone.example");
      const pageNumber = searchParams.get("pageNumber");
      if (pageNumber === null)
        return Promise.resolve(answer({ ...actions.find(({ id }) => pathname.endsWith(`/${id}`)) }));
      pages.push(pageNumber);
      const size = Number(searchParams.get("pageSize"));
      const start = (Number(pageNumber) - 1) * size;
      return Promise.resolve(
        answer({ entities: actions.slice(start, start + size), ...(total === undefined ? {} : { total }) }),
      );
    },
  };
  return { api: new RestDataActionsApi(caller as AuthorizedCaller), pages };
}

describe("RestDataActionsApi.findActionByName", () => {
  it.each([
    ["a list that is empty", 0, ["1"]],
    ["one page that is not full", 99, ["1"]],
    ["one page that is exactly full", 100, ["1"]],
    ["one action more than a page", 101, ["1", "2"]],
    ["two pages that are exactly full", 200, ["1", "2"]],
  ])("reads what there is and no page more in %s with a total", async (_name, count, read) => {
    const { api, pages } = apiWith(actionsOf(count), { total: count });
    expect(await api.findActionsByName("wanted")).toEqual([]);
    expect(pages).toEqual(read);
  });

  it.each([
    ["one page that is not full", 99, ["1"]],
    ["one page that is exactly full", 100, ["1", "2"]],
    ["two pages, the last not full", 101, ["1", "2"]],
  ])("goes on until a page is not full in %s without a total", async (_name, count, read) => {
    const { api, pages } = apiWith(actionsOf(count));
    expect(await api.findActionsByName("wanted")).toEqual([]);
    expect(pages).toEqual(read);
  });

  it("stops at a page without actions when the total promises more", async () => {
    const { api, pages } = apiWith(actionsOf(100), { total: 1_000 });
    expect(await api.findActionsByName("wanted")).toEqual([]);
    expect(pages).toEqual(["1", "2"]);
  });

  it.each([0, 99, 100, 199])("finds the action at place %i, with or without a total", async (at) => {
    for (const options of [{}, { total: 200 }]) {
      const { api } = apiWith(actionsOf(200, at), options);
      expect(await api.findActionsByName("wanted")).toMatchObject([{ id: `id-${at}`, name: "wanted" }]);
    }
  });

  it("finds the action on the 200th page, and gives up after it", async () => {
    const { api } = apiWith(actionsOf(20_000, 19_999));
    expect(await api.findActionsByName("wanted")).toMatchObject([{ id: "id-19999" }]);

    const endless = apiWith(actionsOf(20_001, 20_000));
    await expect(endless.api.findActionsByName("wanted")).rejects.toMatchObject({
      code: "CXONE_INVALID_ANSWER",
      message: expect.stringContaining("the list does not end after 200 pages"),
    });
    expect(endless.pages).toHaveLength(200);
  });
});
