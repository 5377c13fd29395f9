import { createHandler } from "../handler";
import { systemPlatform } from "../../runtime/run/platform";
import * as answers from "../../../test/action-src/support/answers";
import { CLIENT_SECRET, CrmWorld, KNOWN_CONTACT } from "./crm-world";
import { codeOf } from "../../../test/action-src/support/handler-world";

let world: CrmWorld;
beforeEach(async () => (world = await CrmWorld.start()));
afterEach(() => world.crm.close());

const BY_ID = "GET /api/contacts/";
const BY_PHONE = "GET /api/contacts?";

describe("createHandler, given any inputs", () => {
  it.each([
    ["null", null],
    ["undefined", undefined],
    ["a text", "EXT-1"],
    ["no externalId", {}],
    ["externalId null", { externalId: null }],
    ["externalId empty", { externalId: "" }],
    ["externalId blank", { externalId: " \t" }],
    ["externalId a number with a fraction", { externalId: 4.2 }],
    ["externalId a number that has lost digits", { externalId: 9.8765432109876543e19 }],
    ["externalId a list", { externalId: ["EXT-1"] }],
    ["externalId `.`", { externalId: "." }],
    ["externalId `..`", { externalId: ".." }],
    ["externalId half a surrogate pair", { externalId: "EXT-\ud800" }],
    ["externalId of 1 MB", { externalId: "x".repeat(1_000_000) }],
  ])("fails with INPUT_INVALID and asks nobody on %s", async (_name, inputs) => {
    const [outputs] = await world.executeAll([inputs]);
    expect(outputs && codeOf(outputs)).toBe("INPUT_INVALID");
    expect(outputs?.errorDetails).toContain("externalId");
    expect(world.crm.requests).toEqual([]);
  });

  it.each([
    ["../admin", "..%2Fadmin"],
    ["a/b", "a%2Fb"],
    ["a?b=c#d", "a%3Fb%3Dc%23d"],
    ["100%", "100%25"],
    ["%2e%2e", "%252e%252e"],
    ["📞 1", "%F0%9F%93%9E%201"],
    ["...", "..."],
  ])("keeps the identifier %s one segment of the path", async (externalId, segment) => {
    expect((await world.execute({ externalId })).enrichmentSuccess).toBe(true);
    expect(world.crm.requests.at(-1)?.path).toBe(`/api/contacts/${segment}`);
  });

  it("takes a whole number as the identifier's digits", async () => {
    expect((await world.execute({ externalId: 98765 })).enrichmentSuccess).toBe(true);
    expect(world.crm.requests.at(-1)?.path).toBe("/api/contacts/98765");
    expect(world.records[0]?.fields).toMatchObject({ externalId: "***" });
  });

  it("says of a number that has lost digits which input it is, and why", async () => {
    const { errorDetails } = await world.execute({ externalId: 9.8765432109876543e19 });
    expect(errorDetails).toMatch(/^INPUT_INVALID: .*externalId: is a number .*digits.*pass it as text/);
    expect(errorDetails).not.toContain("98765");
  });

  describe.each([
    ["a number", 15550199822, "***22"],
    ["a list", ["+15550199822"], "***"],
    ["an object", { toString: "+15550199822" }, "***"],
    ["a flag", true, "***"],
    ["40 characters", `+1555019982${"2".repeat(29)}`, "***22"],
    ["1 MB", "1".repeat(1_000_000), "***11"],
    ["a national number", "0555 019 9822", "***22"],
    ["words", "call me maybe", "***"],
  ])("with a phoneNumber that is %s", (_name, phoneNumber, masked) => {
    it("looks the contact up by its identifier and records the number masked", async () => {
      expect((await world.execute({ externalId: "EXT-1001", phoneNumber })).enrichmentSuccess).toBe(true);
      const { level, fields } = world.records[0]!;
      expect(level).toBe("warn");
      expect(fields).toMatchObject({ step: "inputs", phoneNumber: masked, ignored: ["phoneNumber"] });
    });

    it("searches for no number when the CRM does not know the identifier", async () => {
      world.crm.always(BY_ID, answers.status(404));
      const outputs = await world.execute({ externalId: "EXT-1001", phoneNumber });
      expect(codeOf(outputs)).toBe("CRM_CONTACT_NOT_FOUND");
      expect(world.crm.count(BY_PHONE)).toBe(0);
    });
  });

  it("does not throw without a context or with a logger that throws", async () => {
    const handler = createHandler({ ...systemPlatform(), environment: world.environment });
    const logger = {
      info: () => Promise.reject(new Error("full")),
      warn: () => {
        throw new Error("full");
      },
    };
    expect((await handler(null, { externalId: "EXT-1" })).enrichmentSuccess).toBe(true);
    expect((await handler({ logger }, { externalId: "EXT-1" })).enrichmentSuccess).toBe(true);
  });
});

describe("createHandler, when the CRM does not know the identifier", () => {
  beforeEach(() => world.crm.always(BY_ID, answers.status(404)));

  it("finds the contact by the phone number, written in any way", async () => {
    world.crm.plan(BY_PHONE, answers.json(200, { items: [KNOWN_CONTACT] }));
    const outputs = await world.execute({ externalId: "EXT-1", phoneNumber: "+1 (555) 019-9822" });
    expect(outputs.crmRecordId).toBe("CRM-42");
    expect(world.crm.requests.at(-1)?.path).toBe("/api/contacts?phoneNumber=%2B15550199822");
    expect(world.crm.count("POST /token")).toBe(1);
  });

  it.each([
    ["no phone number", undefined, 0],
    ["an empty phone number", "", 0],
    ["a null phone number", null, 0],
    ["a national phone number", "0555 019 9822", 0],
    ["a phone number nobody has", "+15550199822", 1],
  ])("fails with CRM_CONTACT_NOT_FOUND given %s", async (_name, phoneNumber, searches) => {
    expect(codeOf(await world.execute({ externalId: "EXT-1", phoneNumber }))).toBe("CRM_CONTACT_NOT_FOUND");
    expect(world.crm.count(BY_PHONE)).toBe(searches);
  });

  it.each([
    [
      "several contacts",
      { items: [{ id: "1" }, { id: "2" }] },
      "CRM_CONTACT_AMBIGUOUS: The CRM does not know the identifier, and 2 contacts have the phone number.",
    ],
    ["no items", {}, "CRM_INVALID_RESPONSE: The contact lookup met a search result without items."],
    [
      "items that are no list",
      { items: { id: "1" } },
      "CRM_INVALID_RESPONSE: The contact lookup met a search result without items.",
    ],
    [
      "a contact that is none",
      { items: [null] },
      "CRM_INVALID_RESPONSE: The contact lookup met a contact without a usable id.",
    ],
  ])("makes no guess, and says so, when the search answers %s", async (_name, body, details) => {
    world.crm.plan(BY_PHONE, answers.json(200, body));
    expect((await world.execute()).errorDetails).toContain(details);
  });

  it.each([
    ["an empty list", answers.json(200, { items: [] })],
    ["404", answers.status(404)],
  ])("says that nobody has the phone number when the search answers %s", async (_name, answer) => {
    world.crm.plan(BY_PHONE, answer);
    expect((await world.execute()).errorDetails).toBe(
      "CRM_CONTACT_NOT_FOUND: The CRM does not know the identifier, and no contact has the phone number. " +
        "Let the flow go on without CRM data.",
    );
  });

  it("records the two lookups as steps of their own", async () => {
    await world.execute();
    expect(world.records.map(({ fields }) => fields["step"])).toEqual([
      "inputs",
      "token",
      "contact-by-id",
      "contact-by-phone",
      "execution",
    ]);
  });
});

describe("createHandler, when a contact is incomplete", () => {
  it.each([
    ["no attributes", { id: "1" }, { customerTier: "standard" }],
    ["attributes null", { id: "1", attributes: null }, { customerTier: "standard" }],
    [
      "a null date",
      { id: "1", attributes: { tier: "gold", last_interaction: null } },
      { customerTier: "gold" },
    ],
    [
      "a date in words",
      { id: "1", attributes: { last_interaction: "yesterday" } },
      { customerTier: "standard" },
    ],
    [
      "a tier with white space around it",
      { id: "1", attributes: { tier: " gold\n" } },
      { customerTier: "gold" },
    ],
    ["a numeric tier", { id: "1", attributes: { tier: 3 } }, { customerTier: "standard" }],
    [
      "a date with an offset, a numeric id and unknown fields",
      { id: 1, extra: true, attributes: { last_interaction: "2026-01-02T03:04:05+02:00", more: [] } },
      { customerTier: "standard", lastInteractionDate: "2026-01-02T01:04:05.000Z" },
    ],
  ])("succeeds with what there is given %s", async (_name, body, expected) => {
    world.crm.plan(BY_ID, answers.json(200, body));
    expect(await world.execute()).toStrictEqual({ crmRecordId: "1", enrichmentSuccess: true, ...expected });
  });
});

describe("createHandler, when the configuration is wrong", () => {
  it.each([
    ["CRM_CLIENT_ID", undefined],
    ["CRM_CLIENT_SECRET", " "],
    ["CRM_TOKEN_URL", "crm.example/token"],
    ["CRM_TOKEN_URL", "http://crm.example/token"],
    ["CRM_API_BASE_URL", "https://user:password@crm.example"],
    ["CRM_API_BASE_URL", "https://crm.example?tenant=1"],
    ["CRM_SESSION_REUSE", "perhaps"],
  ])("fails with CONFIGURATION_INVALID and names %s when it is %p", async (name, value) => {
    world.environment[name] = value;
    const outputs = await world.execute();
    expect(codeOf(outputs)).toBe("CONFIGURATION_INVALID");
    expect(outputs.errorDetails).toContain(name);
    expect(outputs.errorDetails).not.toContain(CLIENT_SECRET);
    expect(world.crm.requests).toEqual([]);
  });

  it("names all variables at once when all are missing", async () => {
    for (const name of Object.keys(world.environment)) world.environment[name] = undefined;
    const { errorDetails } = await world.execute();
    for (const name of Object.keys(world.environment)) expect(errorDetails).toContain(name);
  });
});
