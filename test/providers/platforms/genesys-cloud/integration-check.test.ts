import { IntegrationCheck } from "../../../../providers/platforms/genesys-cloud/integration-check";
import { callsTo, inTurn, ScriptedPlatform, type Answers } from "../../support/scripted-platform";
import { BARE, CONFIG, CREDENTIALS, ONE } from "../../support/scripted-integrations";

const CREDENTIAL = `${CREDENTIALS}/c-1`;
const READY: Answers = {
  [`GET ${ONE}`]: BARE,
  [`GET ${CONFIG}`]: { credentials: { functionCredentials: { id: "c-1" } } },
  [`GET ${CREDENTIAL}`]: { credentialFields: { crmId: "", crmSecret: "" } },
};

async function check(answers: Answers) {
  const platform = await ScriptedPlatform.start(answers);
  const integrations = new IntegrationCheck(callsTo(platform).calls);
  const need = (environment: Readonly<Record<string, string>> = {}, integrationId = "i-1") =>
    integrations.require({ name: "lookup", integrationId, environment });
  const refusal = (...asked: Parameters<typeof need>) =>
    need(...asked).then(JSON.stringify, (error: Error) => error.message);
  return { platform, need, refusal, integrations };
}

describe("the integration of an action", () => {
  it("gives the action its category, and is looked up once where that was enough", async () => {
    const { platform, need } = await check(READY);
    expect(await need({ A: "crmId", B: "crmSecret" })).toMatchObject({ category: "functions" });
    const asked = [ONE, CONFIG, CREDENTIAL].map((path) => `GET ${path}`);
    expect(platform.asked).toEqual(asked);
    expect(await need({ A: "crmSecret" })).toMatchObject({ category: "functions" });
    expect(await need()).toMatchObject({ category: "functions" });
    expect(platform.asked).toEqual(asked);
  });

  it("is asked for its credential only for an action that needs a field", async () => {
    const { platform, need } = await check(READY);
    await need();
    expect(platform.asked).toEqual([`GET ${ONE}`]);
    await need();
    expect(platform.times("GET", ONE)).toBe(1);
    await need({ A: "crmId" });
    expect(platform.times("GET", CREDENTIAL)).toBe(1);
  });

  it("is looked up again where what was seen is not enough, for it may have changed", async () => {
    const { need } = await check({
      ...READY,
      [`GET ${CREDENTIAL}`]: inTurn(
        { credentialFields: { crmId: "" } },
        { credentialFields: { crmId: "", added: "" } },
      ),
    });
    await need({ A: "crmId" });
    expect(await need({ A: "added" })).toMatchObject({ category: "functions" });
  });

  it("is one of several, each known for itself", async () => {
    const { need, refusal } = await check(READY);
    await need({ A: "crmId" });
    expect(await refusal({ A: "crmId" }, "i-2")).toContain("found no such integration");
  });

  it("is refused where it is not there, and asked for again by the next action", async () => {
    const { platform, refusal } = await check({});
    expect(await refusal()).toMatch(
      /^Check of the integration of data action "lookup" \(id i-1\) found no such integration\. .*genesysIntegrationId.*, then run pulumi up again\. \[PLATFORM_INTEGRATION_UNUSABLE\]$/,
    );
    await refusal();
    expect(platform.times("GET", ONE)).toBe(2);
  });

  it("is refused without a request where the action names none", async () => {
    const { platform, integrations } = await check(READY);
    for (const asked of [{}, { integrationId: "" }])
      await expect(integrations.require({ name: "lookup", environment: {}, ...asked })).rejects.toThrow(
        "(id none) found no such integration",
      );
    expect(platform.asked).toEqual([]);
  });

  it.each([
    ["webhook", { integrationType: { id: "webhook" } }],
    ["(none)", { integrationType: {} }],
    ["(none)", { integrationType: null }],
  ])("is refused where its type is %s, with the one that is needed", async (type, changes) => {
    const { refusal } = await check({ ...READY, [`GET ${ONE}`]: { ...BARE, ...changes } });
    const message = await refusal();
    expect(message).toContain(`found an integration of the type ${type}.`);
    expect(message).toContain("Name one of the type function-data-actions in genesysIntegrationId");
  });

  it("is refused where its credential lacks a field, each of which is named once and in order", async () => {
    const { refusal } = await check(READY);
    expect(await refusal({ A: "two", B: "one", C: "two", D: "crmId" })).toContain(
      "found no field one, two in its credential, which the action's environment names.",
    );
  });

  it.each([
    ["no credential", {}],
    ["no configuration", undefined],
    ["an empty slot", { credentials: { functionCredentials: {} } }],
  ])("is refused where it has %s and the action needs one", async (_what, config) => {
    const { refusal } = await check({ ...READY, [`GET ${CONFIG}`]: config });
    const message = await refusal({ A: "two", B: "one" });
    expect(message).toContain("found no credential in it");
    expect(message).toContain("(slot functionCredentials) with the fields one, two, then run");
  });

  it.each([
    ["are not told", { credentialFields: {} }],
    ["are told as something else", { credentialFields: ["crmId"] }],
    ["are not there", {}],
    ["cannot be found", undefined],
  ])("is taken, and not looked up again, where the names of the fields %s", async (_what, credential) => {
    const { platform, need } = await check({ ...READY, [`GET ${CREDENTIAL}`]: credential });
    expect(await need({ A: "any" })).toMatchObject({ category: "functions" });
    await need({ A: "other" });
    expect(platform.asked).toHaveLength(3);
  });
});
