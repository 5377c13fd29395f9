import { zipSync } from "fflate";
import { decodeCode, MAX_CODE_BYTES } from "../../../sim/cxone/code-archive";
import { zipOf } from "./cxone-fixture";

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
