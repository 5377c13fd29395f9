import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { maskSecrets } from "../../../commands/text/mask-secrets";

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

  it.each(["PULUMI_BACKEND_URL", "ANY_OTHER"])(
    "masks the password of the URL in %s in every form",
    (name) => {
      const environment = { [name]: "postgres://alice:p%40ss%2Fword@db/state" };
      const text = "postgres://alice:p%40ss%2Fword@db/state, p%40ss%2Fword, p@ss/word, p%40ss/word";
      expect(maskSecrets(text, environment)).toBe(
        "postgres://[secret]@db/state, [secret], [secret], [secret]",
      );
    },
  );

  it("masks the password of the backend that somebody has logged in to", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pulumi-home-"));
    try {
      const current = "postgres://alice:open%20sesame@db/state";
      fs.writeFileSync(path.join(folder, "credentials.json"), JSON.stringify({ current }));
      expect(maskSecrets("no open sesame here", { PULUMI_HOME: folder })).toBe("no [secret] here");
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it("masks a URL's password that nobody has named", () => {
    expect(maskSecrets("open s3://key:hunter2@bucket: refused", {})).toBe(
      "open s3://[secret]@bucket: refused",
    );
  });
});
