import { Answer, inTurn, LOST } from "../../support/scripted-platform";
import { CONFIG, integrationsOf } from "../../support/scripted-integrations";

const conflict = new Answer(409, '{"code":"general.conflict","message":"another version"}');

describe("the notes that mark an integration", () => {
  const config = (notes: string, version = 3) => ({ name: "functions", version, notes });

  it("are written where there are none, with all the rest as it was", async () => {
    const full = {
      ...config(""),
      ...{ properties: { a: 1 }, advanced: { b: 2 }, credentials: { functionCredentials: { id: "c-1" } } },
    };
    const { api, platform } = await integrationsOf({
      [`GET ${CONFIG}`]: inTurn(full, { ...full, notes: "ours" }),
      [`PUT ${CONFIG}`]: {},
    });
    expect(await api.claimIntegration("i-1", "ours")).toBe("ours");
    expect(platform.sent("PUT", CONFIG)).toEqual([{ ...full, notes: "ours" }]);
  });

  it("are written with what the platform wants to have where it has nothing", async () => {
    const { api, platform } = await integrationsOf({
      [`GET ${CONFIG}`]: inTurn({ version: 1 }, config("ours")),
      [`PUT ${CONFIG}`]: {},
    });
    await api.claimIntegration("i-1", "ours");
    expect(platform.sent("PUT", CONFIG)).toEqual([
      { properties: {}, advanced: {}, credentials: {}, version: 1, notes: "ours" },
    ]);
  });

  it("are somebody else's where there are any, and are left", async () => {
    const { api, platform } = await integrationsOf({ [`GET ${CONFIG}`]: config("theirs") });
    expect(await api.claimIntegration("i-1", "ours")).toBe("theirs");
    expect(platform.times("PUT", CONFIG)).toBe(0);
  });

  it.each([
    ["another one wrote in between", conflict],
    ["the answer is lost", LOST],
    ["the platform has a problem", new Answer(503)],
  ])("are looked at again, after a wait, where %s", async (_what, failure) => {
    const { api, platform, clock } = await integrationsOf({
      [`GET ${CONFIG}`]: inTurn(config(""), config("", 4), config("ours")),
      [`PUT ${CONFIG}`]: inTurn(failure, {}),
    });
    expect(await api.claimIntegration("i-1", "ours")).toBe("ours");
    expect(platform.sent("PUT", CONFIG)).toMatchObject([{ version: 3 }, { version: 4 }]);
    const [first = Infinity, ...more] = clock.sleptMs;
    expect(more).toEqual([]);
    expect(first).toBeLessThanOrEqual(500);
  });

  it("are given up after four writes, with the reason of the last one", async () => {
    const { api, platform, clock } = await integrationsOf({
      [`GET ${CONFIG}`]: config(""),
      [`PUT ${CONFIG}`]: conflict,
    });
    await expect(api.claimIntegration("i-1", "ours")).rejects.toThrow("another version");
    expect(platform.times("PUT", CONFIG)).toBe(4);
    const growing = clock.sleptMs.every((each, index, all) => index === 0 || each > (all[index - 1] ?? 0));
    expect([clock.sleptMs.length, growing]).toEqual([3, true]);
  });

  it("are given up where they are taken and never shown", async () => {
    const { api } = await integrationsOf({ [`GET ${CONFIG}`]: config(""), [`PUT ${CONFIG}`]: {} });
    await expect(api.claimIntegration("i-1", "ours")).rejects.toThrow(
      /^Marking of integration \(id i-1\) .*\[PLATFORM_STALE_VERSION\]$/,
    );
  });

  it.each([400, 403])("are not written again where the platform refuses them with %s", async (status) => {
    const { api, platform } = await integrationsOf({
      [`GET ${CONFIG}`]: config(""),
      [`PUT ${CONFIG}`]: new Answer(status),
    });
    await expect(api.claimIntegration("i-1", "ours")).rejects.toThrow(`refused with ${status}`);
    expect(platform.times("PUT", CONFIG)).toBe(1);
  });

  it("are an error where the integration is gone", async () => {
    const { api } = await integrationsOf({});
    await expect(api.claimIntegration("i-1", "ours")).rejects.toThrow("[PLATFORM_NOT_FOUND]");
  });
});
