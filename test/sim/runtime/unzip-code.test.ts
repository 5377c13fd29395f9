import { strToU8, zipSync } from "fflate";
import { unzipCode } from "../../../sim/runtime/unzip-code";

const zipNamed = (name: string) => Buffer.from(zipSync({ "index.js": strToU8(""), [name]: strToU8("") }));

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
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(() => unzipCode(bomb)).toThrow("unzipped");
  });
});
