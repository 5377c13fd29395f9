import { unzipSync } from "fflate";
import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { zip } from "../../../infra/bundle/zip";

const text = (value: string) => new TextEncoder().encode(value);

describe("zip", () => {
  it("keeps every file's name and content", () => {
    const files = { "index.js": text("module.exports = 1;"), "a/b.txt": text("ü") };

    expect(unzipSync(zip(files))).toEqual({
      "index.js": expect.any(Uint8Array),
      "a/b.txt": expect.any(Uint8Array),
    });
    expect(Buffer.from(unzipSync(zip(files))["a/b.txt"] ?? []).toString()).toBe("ü");
  });

  it("gives the same bytes when the files come in another order", () => {
    expect(zip({ b: text("2"), a: text("1") })).toEqual(zip({ a: text("1"), b: text("2") }));
  });

  it.each(["UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"])(
    "gives the same bytes in %s",
    (timeZone) => {
      const script = `
      const { loadTypeScript } = require("./load/load-typescript.js");
      const { zip } = loadTypeScript(require("node:path").resolve("infra/bundle/zip.ts"));
      process.stdout.write(Buffer.from(zip({ "index.js": new TextEncoder().encode("1") })).toString("hex"));`;
      const projectRoot = path.resolve(__dirname, "../../..");
      const hex = execFileSync(process.execPath, ["-e", script], {
        cwd: projectRoot,
        env: { ...process.env, TZ: timeZone },
        encoding: "utf8",
      });

      expect(hex).toBe(Buffer.from(zip({ "index.js": text("1") })).toString("hex"));
    },
  );
});
