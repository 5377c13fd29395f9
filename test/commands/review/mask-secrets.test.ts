import { maskSecrets } from "../../../commands/review/mask-secrets";

describe("maskSecrets", () => {
  it("masks the values of variables that are named like secrets", () => {
    const environment = {
      CXONE_CLIENT_SECRET: "s3cret-value",
      PULUMI_CONFIG_PASSPHRASE: "open sesame",
      HOME: "/home/me",
    };
    expect(maskSecrets("s3cret-value and open sesame at /home/me", environment)).toBe(
      "[secret] and [secret] at /home/me",
    );
  });

  it("masks the longer value first when one begins with the other", () => {
    expect(maskSecrets("abcdefgh", { A_TOKEN: "abcdef", B_TOKEN: "abcdefgh" })).toBe("[secret]");
  });

  it("leaves the text alone when a value is too short to be a secret, or absent", () => {
    expect(maskSecrets("a dev stack", { A_TOKEN: "dev", B_TOKEN: "", C_TOKEN: undefined })).toBe(
      "a dev stack",
    );
  });
});
