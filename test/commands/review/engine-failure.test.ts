import { engineFailure } from "../../../commands/review/engine-failure";
import { fixture } from "./fixture";

const plain = (text: string): string => text;

describe("engineFailure", () => {
  it("names every property of a refused contract", () => {
    const { breaking, messages } = engineFailure(fixture("breaking-refused"), "", plain);
    expect(messages).toEqual([]);
    expect(breaking.map(({ action }) => action)).toEqual([
      "crm-contact-enrichment",
      "crm-contact-enrichment",
    ]);
    expect(breaking[0]?.reason).toMatch(
      /^outputs\.customerTier was removed, and Studio flows use it\. .*[^\]]$/,
    );
  });

  it.each([
    'error: Preview failed: resource "URN" cannot be deleted\nbecause it is protected. To unprotect the resource, …\n',
    'error: unable to replace resource "URN"\nas it is currently marked for protection. To unprotect …\n',
  ])("names the protected action and nothing else when the engine says %j", (message) => {
    const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/cxone:DataAction::lookup";
    const below = { message: "error: preview failed\n", severity: "error" };
    const diagnostics = [{ urn, message, severity: "error" }, below];
    expect(engineFailure({ steps: [], diagnostics }, "", plain)).toEqual({
      breaking: [],
      messages: [],
      protectedUrns: [urn],
    });
    const other = [{ urn: "urn:pulumi:dev::shop::other:index:Thing::x", message, severity: "error" }];
    expect(engineFailure({ steps: [], diagnostics: other }, "", plain).messages).toHaveLength(1);
  });

  it("gives the program's own words when the configuration is at fault", () => {
    const { breaking, messages } = engineFailure(fixture("configuration-invalid"), "", plain);
    expect(breaking).toEqual([]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^Reading the configuration of stack "test" failed/);
  });

  it("gives standard error when the engine printed no document", () => {
    expect(engineFailure(undefined, "error: no stack named 'x' found\n", plain).messages).toEqual([
      "no stack named 'x' found",
    ]);
    expect(engineFailure(undefined, "", plain).messages).toEqual(["The engine ended without a message."]);
  });

  it("masks what it gives", () => {
    const mask = (text: string) => text.replaceAll("hush", "[secret]");
    expect(engineFailure(undefined, "error: hush", mask).messages).toEqual(["[secret]"]);
  });
});
