import { strToU8, zipSync } from "fflate";
import { decodeCode, MAX_CODE_BYTES, unzipCode } from "../../../sim/cxone/code-archive";
import { zipOf } from "./cxone-fixture";

const zipNamed = (name: string) => Buffer.from(zipSync({ "index.js": strToU8(""), [name]: strToU8("") }));

describe("decodeCode", () => {
  it("answers the ZIP's bytes when index.js is at its root", () => {
    const code = zipOf("module.exports = 1;");
    expect(decodeCode(code).toString("base64")).toBe(code);
  });

  it.each([
    ["not base64", "@@@@"],
    ["base64 with a line break", `${zipOf("")}\n`],
    ["not a ZIP", Buffer.from("hello").toString("base64")],
    ["a ZIP cut short", zipOf("x".repeat(1000)).slice(0, 40)],
    ["index.js in a folder", zipOf("", "dist/index.js")],
    ["an empty ZIP", Buffer.from(zipSync({})).toString("base64")],
  ])("throws 400 when the code is %s", (_case, code) => {
    expect(() => decodeCode(code)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });

  it("throws 413 when the ZIP is over 5 MiB, and counts its bytes, not its base64", () => {
    const padded = (sizeBytes: number) => {
      const file = (bytes: number) => zipSync({ "index.js": new Uint8Array(bytes) }, { level: 0 });
      return Buffer.from(file(sizeBytes - file(0).length)).toString("base64");
    };
    expect(decodeCode(padded(MAX_CODE_BYTES))).toHaveLength(MAX_CODE_BYTES);
    expect(() => decodeCode(padded(MAX_CODE_BYTES + 1))).toThrow(
      expect.objectContaining({ status: 413 }) as Error,
    );
  });
});

describe("unzipCode", () => {
  it("leaves folders out and keeps the files in them", () => {
    const zip = Buffer.from(zipSync({ lib: { "a.js": strToU8("1") }, "index.js": strToU8("") }));
    expect(Object.keys(unzipCode(zip)).sort()).toEqual(["index.js", "lib/a.js"]);
  });

  it.each(["../evil.js", "/etc/evil.js", "a/../../evil.js", "a\\evil.js", "C:evil.js"])(
    "throws when an entry is called %s",
    (name) => {
      expect(() => unzipCode(zipNamed(name))).toThrow("leaves the folder");
    },
  );

  it("throws when the files would take over 100 MiB", () => {
    const bomb = Buffer.from(zipSync({ "index.js": new Uint8Array(101 * 1024 * 1024) }, { level: 9 }));
    expect(bomb.length).toBeLessThan(MAX_CODE_BYTES);
    expect(() => unzipCode(bomb)).toThrow("unzipped");
  });
});
