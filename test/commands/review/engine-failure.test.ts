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
