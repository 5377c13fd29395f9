import * as fs from "node:fs";
import * as path from "node:path";
import { readInputs } from "../../../commands/text/read-inputs";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const file = (text: string | Buffer): string => {
  const written = path.join(folder(), "inputs.json");
  fs.writeFileSync(written, text);
  return written;
};

describe("readInputs", () => {
  it("reads a JSON object", async () => {
    expect(await readInputs(file('{"id": 1}'))).toEqual({ id: 1 });
  });

  it.each(["", "[]", "null", "{"])("refuses a file of %j", async (text) => {
    await expect(readInputs(file(text))).rejects.toMatchObject({
      code: "COMMAND_INVALID",
      message: expect.stringContaining("it holds no JSON object. Write one"),
    });
  });

  it("reads a file with a byte order mark, which editors on Windows write", async () => {
    expect(await readInputs(file('\uFEFF{"id": "é"}\r\n'))).toEqual({ id: "é" });
  });

  it.each(["latin1", "utf16le"] as const)(
    "refuses a file in %s, of which characters would be lost",
    async (encoding) => {
      await expect(readInputs(file(Buffer.from('\uFEFF{"id": "é"}', encoding)))).rejects.toMatchObject({
        code: "COMMAND_INVALID",
        message: expect.stringContaining("failed: it is no text in UTF-8. Save it as UTF-8."),
      });
    },
  );

  it("shows inputs that the action takes", async () => {
    await expect(readInputs(file("{"), { phone: "+15551234567" })).rejects.toThrow(
      'Write one, such as {"phone":"+15551234567"}.',
    );
  });

  it("refuses a file that is not there", async () => {
    await expect(readInputs(path.join(folder(), "none.json"))).rejects.toThrow(/failed: ENOENT.*Name a file/);
  });
});
