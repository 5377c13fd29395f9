import type { Properties } from "../../../../providers/properties";
import { page } from "../../support/scripted-platform";
import { INTEGRATIONS, integrationsOf } from "../../support/scripted-integrations";

describe("the actions of an integration", () => {
  const action = (id: string, headers: Properties = {}, integrationId = "i-1") => ({
    ...{ id, name: `name of ${id}`, integrationId, config: { request: { headers } } },
  });

  it("are the published ones and the drafts, each once, with their tags and the fields that either names", async () => {
    const { api, platform } = await integrationsOf({
      [`GET ${INTEGRATIONS}/actions`]: page(
        action("a", { "x-tag-stack": "p/dev", "x-env-x": "$!{credentials.one}" }),
        action("b", {}, "i-2"),
      ),
      [`GET ${INTEGRATIONS}/actions/drafts`]: page(
        action("a", { "x-env-x": "$!{credentials.two}", "x-env-y": "${credentials.one}" }),
        action("c"),
      ),
    });
    expect(await api.actionsOf("i-1")).toEqual([
      ...[{ id: "a", name: "name of a", isDraft: false, tags: { stack: "p/dev" }, fields: ["one", "two"] }],
      ...[{ id: "c", name: "name of c", isDraft: true, tags: {}, fields: [] }],
    ]);
    // Whatever their names are.
    expect(platform.asked.every((one) => one.includes("name=&"))).toBe(true);
    expect(platform.asked.every((one) => one.includes("includeConfig=true"))).toBe(true);
  });

  it.each([
    ["actions", {}],
    ["drafts", { [`GET ${INTEGRATIONS}/actions`]: page() }],
  ])("are an error where the %s cannot be listed", async (what, answers) => {
    const { api } = await integrationsOf(answers);
    await expect(api.actionsOf("i-1")).rejects.toThrow(`Listing of the ${what} of integration (id i-1)`);
  });
});
