import { Answer, inTurn, LOST, page } from "../../support/scripted-platform";
import { BARE, CONFIG, INTEGRATIONS, integrationsOf, ONE, TYPE } from "../../support/scripted-integrations";

describe("an integration as it is read", () => {
  it("is what its configuration says, and the integration itself where that does not tell", async () => {
    const { api } = await integrationsOf({
      [`GET ${ONE}`]: { ...BARE, intendedState: "ENABLED" },
      [`GET ${CONFIG}`]: inTurn(
        { name: "renamed", notes: "ours", credentials: { functionCredentials: { id: "c-1" } } },
        { name: "", credentials: { functionCredentials: { id: "" } } },
        undefined,
      ),
    });
    expect(await api.getIntegration("i-1")).toEqual({
      ...{ id: "i-1", name: "renamed", notes: "ours" },
      ...{ isEnabled: true, credentialId: "c-1" },
    });
    const bare = { id: "i-1", name: "functions", notes: "", isEnabled: true };
    expect(await api.getIntegration("i-1")).toEqual(bare);
    expect(await api.getIntegration("i-1")).toEqual(bare);
  });

  it.each([
    ["other slots alone", { credentials: { basicAuth: { id: "c-1" } } }],
    ["a slot that names nothing", { credentials: { functionCredentials: "c-1" } }],
    ["no list of slots", { credentials: null }],
  ])("has no credential where there are %s", async (_what, config) => {
    const { api } = await integrationsOf({ [`GET ${ONE}`]: BARE, [`GET ${CONFIG}`]: config });
    expect(await api.getIntegration("i-1")).not.toHaveProperty("credentialId");
  });

  it.each(["DISABLED", "DELETED", undefined])(
    "is not enabled where it is to be %s",
    async (intendedState) => {
      const { api } = await integrationsOf({
        [`GET ${ONE}`]: { ...BARE, intendedState },
        [`GET ${CONFIG}`]: {},
      });
      expect(await api.getIntegration("i-1")).toMatchObject({ isEnabled: false });
    },
  );

  it("is none where there certainly is none, and refused without an id", async () => {
    const { api } = await integrationsOf({});
    expect(await api.getIntegration("i-1")).toBeUndefined();
    const { api: other } = await integrationsOf({
      [`GET ${ONE}`]: { name: "functions" },
      [`GET ${CONFIG}`]: {},
    });
    await expect(other.getIntegration("i-1")).rejects.toThrow(
      /^Reading of integration \(id i-1\) .*there is no id.*\[PLATFORM_INVALID_ANSWER\]$/,
    );
  });
});

describe("the look-up of integrations by their name", () => {
  it("finds those of exactly this name and of our type that are still there", async () => {
    const { api } = await integrationsOf({
      [`GET ${INTEGRATIONS}`]: page(
        BARE,
        { ...BARE, id: "i-2" },
        { ...BARE, id: "i-3", name: "Functions" },
        { ...BARE, id: "i-4", integrationType: { id: "webhook" } },
        { ...BARE, id: "i-5", integrationType: null },
      ),
      [`GET ${ONE}`]: BARE,
      [`GET ${CONFIG}`]: { notes: "ours" },
      ...Object.fromEntries(
        ["i-3", "i-4", "i-5"].map((id) => [`GET ${INTEGRATIONS}/${id}`, { ...BARE, id }]),
      ),
    });
    const found = await api.findIntegrationsByName("functions");
    expect(found).toStrictEqual([{ id: "i-1", name: "functions", notes: "ours", isEnabled: false }]);
  });

  it("is named in errors", async () => {
    const { api } = await integrationsOf({});
    await expect(api.findIntegrationsByName("functions")).rejects.toThrow(
      /^Look-up of integration "functions" /,
    );
  });

  it("goes on to the last page", async () => {
    const all = Array.from({ length: 150 }, (_, index) => ({
      ...BARE,
      id: `i-${index}`,
      name: `f-${index}`,
    }));
    const { api } = await integrationsOf({
      [`GET ${INTEGRATIONS}`]: ({ path }: { path: string }) => {
        const query = new URL(path, "http://any").searchParams;
        const [number, size] = [Number(query.get("pageNumber")), Number(query.get("pageSize"))];
        return { entities: all.slice((number - 1) * size, number * size), pageCount: Math.ceil(150 / size) };
      },
      [`GET ${INTEGRATIONS}/i-149`]: all[149],
      [`GET ${INTEGRATIONS}/i-149/config/current`]: {},
    });
    expect(await api.findIntegrationsByName("f-149")).toMatchObject([{ id: "i-149" }]);
  });
});

describe("an integration that is made", () => {
  it("is asked for once, by its name and type, and read", async () => {
    const { api, platform } = await integrationsOf({
      [`POST ${INTEGRATIONS}`]: BARE,
      [`GET ${ONE}`]: BARE,
      [`GET ${CONFIG}`]: {},
    });
    expect(await api.postIntegration("functions")).toMatchObject({ id: "i-1", notes: "", isEnabled: false });
    expect(platform.sent("POST", INTEGRATIONS)).toEqual([{ name: "functions", ...TYPE }]);
  });

  it("is looked for after a lost answer, and only an untouched one is taken for it", async () => {
    const { api, platform, clock } = await integrationsOf({
      [`POST ${INTEGRATIONS}`]: LOST,
      [`GET ${INTEGRATIONS}`]: page({ ...BARE, id: "i-0" }, BARE),
      [`GET ${INTEGRATIONS}/i-0`]: { ...BARE, id: "i-0" },
      [`GET ${INTEGRATIONS}/i-0/config/current`]: { notes: "somebody's" },
      [`GET ${ONE}`]: BARE,
      [`GET ${CONFIG}`]: {},
    });
    expect(await api.postIntegration("functions")).toMatchObject({ id: "i-1" });
    expect(platform.times("POST", INTEGRATIONS)).toBe(1);
    expect(clock.sleptMs).toHaveLength(1);
  });

  it("is asked for again where nothing was made, three times in all", async () => {
    const answers = { [`GET ${INTEGRATIONS}`]: page(), [`GET ${ONE}`]: BARE, [`GET ${CONFIG}`]: {} };
    const { api, clock } = await integrationsOf({
      ...answers,
      [`POST ${INTEGRATIONS}`]: inTurn(LOST, LOST, BARE),
    });
    expect(await api.postIntegration("functions")).toMatchObject({ id: "i-1" });
    const [first = 0, second = 0] = clock.sleptMs;
    expect(second).toBeGreaterThan(first);

    const { api: other, platform } = await integrationsOf({ ...answers, [`POST ${INTEGRATIONS}`]: LOST });
    await expect(other.postIntegration("functions")).rejects.toThrow("[PLATFORM_UNREACHABLE]");
    expect(platform.times("POST", INTEGRATIONS)).toBe(3);
  });

  it("is not asked for again where the platform refused it", async () => {
    const { api, platform } = await integrationsOf({ [`POST ${INTEGRATIONS}`]: new Answer(400) });
    await expect(api.postIntegration("functions")).rejects.toThrow("[PLATFORM_REFUSED]");
    expect(platform.asked).toEqual([`POST ${INTEGRATIONS}`]);
  });

  it("is an error where it is not there right after", async () => {
    const { api } = await integrationsOf({ [`POST ${INTEGRATIONS}`]: BARE });
    await expect(api.postIntegration("functions")).rejects.toThrow(
      /^Creation of integration "functions" .*there is no integration i-1 right after.*INVALID_ANSWER\]$/,
    );
  });
});
