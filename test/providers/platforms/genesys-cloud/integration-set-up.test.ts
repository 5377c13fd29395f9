import { Answer, type Answers, inTurn, LOST } from "../../support/scripted-platform";
import { BARE, CONFIG, integrationsOf, ONE } from "../../support/scripted-integrations";

describe("an integration that is set up", () => {
  const wanted = { name: "functions", notes: "ours", credentialId: "c-2" };
  const active = { ...BARE, intendedState: "ENABLED", reportedState: { code: "ACTIVE" } };
  const config = { name: "old", version: 7, notes: "" };
  const done = { name: "functions", notes: "ours", credentials: { functionCredentials: { id: "c-2" } } };
  const answers: Answers = {
    [`GET ${CONFIG}`]: inTurn(config, done),
    [`PUT ${CONFIG}`]: {},
    [`PATCH ${ONE}`]: {},
    [`GET ${ONE}`]: active,
  };
  const reporting = (...codes: unknown[]) =>
    inTurn(
      ...codes.map((code) => ({ ...active, reportedState: { code, detail: { message: "no licence" } } })),
    );

  it("gets its name, notes and credential, is enabled, and read", async () => {
    const { api, platform } = await integrationsOf(answers);
    expect(await api.putIntegration("i-1", wanted)).toEqual({ id: "i-1", ...wanted, isEnabled: true });
    expect(platform.sent("PUT", CONFIG)).toMatchObject([{ ...done, version: 7 }]);
    expect(platform.sent("PATCH", ONE)).toEqual([{ intendedState: "ENABLED" }]);
  });

  it("is enabled once more where the answer is lost, for that changes nothing", async () => {
    const { api, platform } = await integrationsOf({ ...answers, [`PATCH ${ONE}`]: inTurn(LOST, {}) });
    expect(await api.putIntegration("i-1", wanted)).toMatchObject({ isEnabled: true });
    expect(platform.times("PATCH", ONE)).toBe(2);
  });

  it.each(["ours", "", "seen before"])("is written where its notes are %j", async (notes) => {
    const { api } = await integrationsOf({
      ...answers,
      [`GET ${CONFIG}`]: inTurn({ ...config, notes }, done),
    });
    const written = api.putIntegration("i-1", wanted, notes === "seen before" ? notes : undefined);
    expect(await written).toMatchObject({ notes: "ours" });
  });

  it("is left alone where somebody else wrote its notes meanwhile, who is quoted up to a length", async () => {
    const notes = `${"n".repeat(200)}x`;
    const { api, platform } = await integrationsOf({ ...answers, [`GET ${CONFIG}`]: { ...config, notes } });
    const failure = await api.putIntegration("i-1", wanted, "seen").catch((error: Error) => error.message);
    expect(failure).toMatch(/^Update of integration "functions" \(id i-1\) .*\[PLATFORM_STALE_VERSION\]$/);
    expect(failure).toContain(`("${"n".repeat(200)}")`);
    expect(platform.times("PUT", CONFIG)).toBe(0);
  });

  it("is an error where somebody else wrote its notes right after", async () => {
    const { api } = await integrationsOf({
      ...answers,
      [`GET ${CONFIG}`]: inTurn(config, { ...done, notes: "theirs" }),
    });
    await expect(api.putIntegration("i-1", wanted)).rejects.toThrow('"theirs"');
  });

  it("is waited for until it is active, with growing waits", async () => {
    const { api, clock } = await integrationsOf({
      ...answers,
      [`GET ${ONE}`]: reporting("ACTIVATING", "ACTIVATING", "ACTIVE"),
    });
    expect(await api.putIntegration("i-1", wanted)).toMatchObject({ isEnabled: true });
    const [first = 0, second = 0] = clock.sleptMs;
    expect([clock.sleptMs.length, second > first]).toEqual([2, true]);
  });

  it.each([["no state"], [undefined], [{}]])(
    "is not waited for where it reports %j",
    async (reportedState) => {
      const { api, clock } = await integrationsOf({
        ...answers,
        [`GET ${ONE}`]: { ...active, reportedState },
      });
      expect(await api.putIntegration("i-1", wanted)).toMatchObject({ isEnabled: true });
      expect(clock.sleptMs).toEqual([]);
    },
  );

  it("is given up at once where it reports an error, with the reason", async () => {
    const { api, clock } = await integrationsOf({ ...answers, [`GET ${ONE}`]: reporting("ERROR") });
    await expect(api.putIntegration("i-1", wanted)).rejects.toThrow(
      /^Update of integration .* reports it as ERROR: no licence\. .*\[PLATFORM_INTEGRATION_UNUSABLE\]$/,
    );
    expect(clock.sleptMs).toEqual([]);
  });

  it.each([
    ["ACTIVATING", "reports it as ACTIVATING: no licence. "],
    [7, "reports it as unknown: no licence. "],
  ])("is given up after nine looks where it stays %s", async (code, words) => {
    const { api, platform, clock } = await integrationsOf({ ...answers, [`GET ${ONE}`]: reporting(code) });
    await expect(api.putIntegration("i-1", wanted)).rejects.toThrow(words);
    expect([platform.times("GET", ONE), clock.sleptMs.length]).toEqual([9, 8]);
  });

  it.each([
    ["no reason", undefined, "as ERROR. Look"],
    ["something else as the reason", "sorry", "as ERROR. Look"],
    ["a reason without words", { code: 7 }, "as ERROR. Look"],
    ["a long reason", { message: `${"m".repeat(300)}x` }, `as ERROR: ${"m".repeat(300)}. Look`],
  ])("is given up with %s", async (_what, detail, words) => {
    const reportedState = { code: "ERROR", detail };
    const { api } = await integrationsOf({ ...answers, [`GET ${ONE}`]: { ...active, reportedState } });
    const failure: Error & { outcome?: string } = await api.putIntegration("i-1", wanted).then(
      () => new Error("no error"),
      (error: Error) => error,
    );
    expect(failure.message).toContain(words);
    // It was written all the same.
    expect(failure.outcome).toBe("done");
  });

  it("is an error where it is gone before, meanwhile or right after", async () => {
    const { api } = await integrationsOf({});
    await expect(api.putIntegration("i-1", wanted)).rejects.toThrow(
      /^Update of integration "functions" \(id i-1\) .*--refresh.*\[PLATFORM_NOT_FOUND\]$/,
    );
    const { api: other } = await integrationsOf({ ...answers, [`GET ${ONE}`]: inTurn(active, undefined) });
    await expect(other.putIntegration("i-1", wanted)).rejects.toThrow("[PLATFORM_NOT_FOUND]");
    const { api: third } = await integrationsOf({ ...answers, [`GET ${ONE}`]: undefined });
    await expect(third.putIntegration("i-1", wanted)).rejects.toThrow("[PLATFORM_NOT_FOUND]");
  });

  it("is deleted, also where it is gone", async () => {
    const { api, platform } = await integrationsOf({
      [`DELETE ${ONE}`]: inTurn({}, undefined, new Answer(403)),
    });
    await api.deleteIntegration("i-1");
    await api.deleteIntegration("i-1");
    expect(platform.asked).toEqual([`DELETE ${ONE}`, `DELETE ${ONE}`]);
    await expect(api.deleteIntegration("i-1")).rejects.toThrow(
      /^Deletion of integration \(id i-1\) .*\[PLATFORM_FORBIDDEN\]$/,
    );
  });
});
