import {
  codeFileName,
  codeSha256Of,
  isNamedByUs,
} from "../../../../providers/platforms/genesys-cloud/code-file-name";

const SHA256 = "0123456789abcdef".repeat(4);

describe("the name under which a bundle is uploaded", () => {
  it("gives its sha256 back, whatever the action is called", () => {
    const fileName = codeFileName("crm lookup.v2", SHA256);
    expect(fileName).toBe(`crm lookup.v2.${SHA256}.zip`);
    expect([codeSha256Of(fileName), isNamedByUs(fileName)]).toEqual([SHA256, true]);
  });

  it.each([
    "",
    "mine.zip",
    `lookup.${SHA256}`,
    `lookup.${SHA256}.zip.bak`,
    `lookup.${SHA256}xzip`,
    `lookup${SHA256}.zip`,
    `lookup.${SHA256.slice(1)}.zip`,
    `lookup.${SHA256}0.zip`,
    `lookup.${SHA256.toUpperCase()}.zip`,
  ])("tells nothing of a file that somebody called %j: that is code of its own", (fileName) => {
    expect(isNamedByUs(fileName)).toBe(false);
    expect(codeSha256Of(fileName)).toMatch(/^[0-9a-f]{64}$/);
    expect(codeSha256Of(fileName)).not.toBe(SHA256);
    expect(codeSha256Of(fileName)).toBe(codeSha256Of(fileName));
    expect(codeSha256Of(fileName)).not.toBe(codeSha256Of(`${fileName} (1)`));
  });
});
