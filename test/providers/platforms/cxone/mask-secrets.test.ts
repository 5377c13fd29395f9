import { maskSecrets } from "../../../../providers/platforms/cxone/mask-secrets";

describe("maskSecrets", () => {
  it("hides a secret as it is, in base64 and percent-encoded", () => {
    const secret = "p@ss word/1";
    const text = `${secret} ${Buffer.from(secret).toString("base64")} ${encodeURIComponent(secret)} kept`;
    expect(maskSecrets(text, [secret])).toBe("[secret] [secret] [secret] kept");
  });

  it("leaves words alone that are too short to be a secret", () => {
    expect(maskSecrets("no value", ["no"])).toBe("no value");
  });
});
