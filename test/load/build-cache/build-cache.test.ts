import * as fs from "node:fs";
import * as path from "node:path";
import { BuildCache } from "../../../load/build-cache/build-cache.js";
import { letTheEditSettle } from "../../infra/bundle/support/small-checkout";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const source = (): string => path.join(folder(), "source.ts");
const write = (text: string): void => fs.writeFileSync(source(), text);
const newCache = (): BuildCache => new BuildCache(folder(), "test");
/** Builds at once, of files that import nothing. */
const keep = (result: string, { cache = newCache(), files = ["source.ts"] } = {}): void => {
  cache.write("key", Object.fromEntries(files.map((file) => [file, { imports: [] }])), result);
  cache.close();
};
beforeEach(() => {
  write("one");
  letTheEditSettle(folder());
});

describe("BuildCache", () => {
  it("gives a result for as long as what it was made of stays, and again when it is back", () => {
    keep("result of one");
    expect(newCache().read("key")?.toString()).toBe("result of one");
    write("two");
    letTheEditSettle(folder());
    expect(newCache().read("key")).toBeUndefined();
    write("one");
    expect(newCache().read("key")?.toString()).toBe("result of one");
  });

  it("keeps nothing where a file was changed while the build read it: nobody knows which one it got", () => {
    const cache = newCache();
    write("two");
    keep("result of one or two", { cache });
    expect(newCache().read("key")).toBeUndefined();
  });

  it("keeps nothing where a file came into being meanwhile that an import could have found", () => {
    const cache = newCache();
    fs.writeFileSync(path.join(folder(), "source.tsx"), "");
    keep("result", { cache });
    expect(newCache().read("key")).toBeUndefined();
  });

  it("has another key for another question, and for another builder", () => {
    const builder = path.join(folder(), "builder.js");
    fs.writeFileSync(builder, "1");
    const key = newCache().keyOf({ minify: true }, [builder]);
    expect(newCache().keyOf({ minify: true }, [builder])).toBe(key);
    expect(newCache().keyOf({ minify: false }, [builder])).not.toBe(key);
    fs.writeFileSync(builder, "2");
    expect(newCache().keyOf({ minify: true }, [builder])).not.toBe(key);
  });

  it("looks at a package's file again when it was changed, whatever its time says", () => {
    const file = path.join(folder(), "node_modules", "dependency", "index.js");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "one");
    letTheEditSettle(folder());
    keep("result", { files: ["source.ts", path.relative(folder(), file)] });
    expect(newCache().read("key")).toBeDefined();
    const { atime, mtime } = fs.statSync(file);
    fs.writeFileSync(file, "two");
    fs.utimesSync(file, atime, mtime);
    expect(newCache().read("key")).toBeUndefined();
  });

  it("keeps nothing of a later build of the same run for which a file was changed after an earlier one was kept", () => {
    const cache = newCache();
    const read = { "source.ts": { imports: [] } };
    cache.write("first", read, "result of one");
    write("two");
    cache.write("second", read, "result of two");
    cache.close();
    write("one");
    expect(newCache().read("second")).toBeUndefined();
  });

  it("looks at what a link among packages leads to, not at the link alone", () => {
    const packages = path.join(folder(), "node_modules");
    const file = path.join(packages, "library", "index.js");
    const nearer = path.join(packages, "library", "node_modules");
    const passedOver = path.join(folder(), "passed-over");
    for (const one of [nearer, passedOver]) fs.mkdirSync(one, { recursive: true });
    fs.writeFileSync(file, 'require("dependency/part");');
    fs.symlinkSync(passedOver, path.join(nearer, "dependency"));
    letTheEditSettle(folder());
    keep("result", { files: ["source.ts", path.relative(folder(), file)] });
    // The first look remembers the contents by their stamps, the second goes by these.
    expect(newCache().read("key")).toBeDefined();
    fs.writeFileSync(path.join(passedOver, "part.js"), "");
    expect(newCache().read("key")).toBeUndefined();
  });
});
