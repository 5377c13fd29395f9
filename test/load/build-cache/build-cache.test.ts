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
  fs.writeFileSync(path.join(folder(), "package.json"), "{}");
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

  it("keeps nothing where a file was changed after the look at the stamps, and before the one at the contents", () => {
    const cache = newCache();
    // The module that the cache has, not the copy that an import makes.
    const disk = jest.requireActual<typeof fs>("node:fs");
    const { readFileSync } = disk;
    const look = jest.spyOn(disk, "readFileSync").mockImplementation((file, ...options) => {
      if (file === source()) write("two");
      return readFileSync(file, ...options);
    });
    try {
      keep("result of one", { cache });
    } finally {
      look.mockRestore();
    }
    expect(newCache().read("key")).toBeUndefined();
  });

  it("keeps nothing where a folder is removed while it is looked at", () => {
    const described = path.join(folder(), "described");
    fs.mkdirSync(path.join(described, "parts"), { recursive: true });
    fs.writeFileSync(path.join(described, "package.json"), '{ "exports": { "./*": "./parts/*" } }');
    fs.writeFileSync(path.join(described, "index.ts"), "");
    letTheEditSettle(folder());
    const cache = newCache();
    const disk = jest.requireActual<typeof fs>("node:fs");
    const { readdirSync } = disk;
    const look = jest.spyOn(disk, "readdirSync").mockImplementation(((
      ...[name, options]: [string, object]
    ) => {
      if (name.endsWith("parts")) fs.rmSync(name, { recursive: true, force: true });
      return readdirSync(name, options);
    }) as typeof readdirSync);
    try {
      keep("result", { cache, files: ["source.ts", "described/index.ts"] });
    } finally {
      look.mockRestore();
    }
    expect(newCache().read("key")).toBeUndefined();
  });

  it("keeps nothing where the packages that were read, above the checkout, were removed meanwhile", () => {
    const checkout = path.join(folder(), "checkout");
    const file = path.join(folder(), "node_modules", "dependency", "index.js");
    for (const one of [checkout, path.dirname(file)]) fs.mkdirSync(one, { recursive: true });
    fs.writeFileSync(file, "");
    fs.writeFileSync(path.join(checkout, "package.json"), "{}");
    letTheEditSettle(checkout);
    const cache = new BuildCache(checkout, "test");
    cache.write("key", { "../node_modules/dependency/index.js": { imports: [] } }, "result");
    fs.rmSync(path.join(folder(), "node_modules"), { recursive: true });
    cache.close();
    expect(new BuildCache(checkout, "test").read("key")).toBeUndefined();
  });

  it("keeps nothing that was reached through a folder outside the checkout, where a link may lead elsewhere later", () => {
    const checkout = path.join(folder(), "checkout");
    fs.mkdirSync(path.join(checkout, "library"), { recursive: true });
    fs.writeFileSync(path.join(checkout, "package.json"), "{}");
    fs.writeFileSync(path.join(checkout, "source.ts"), "");
    fs.writeFileSync(path.join(checkout, "library", "value.ts"), "");
    fs.mkdirSync(path.join(folder(), "shared"));
    fs.symlinkSync(path.join(checkout, "library"), path.join(folder(), "shared", "library"));
    letTheEditSettle(checkout);
    const cache = new BuildCache(checkout, "test");
    const imports = [{ path: "library/value.ts", original: "../shared/library/value" }];
    cache.write("key", { "source.ts": { imports }, "library/value.ts": { imports: [] } }, "result");
    cache.close();
    expect(new BuildCache(checkout, "test").read("key")).toBeUndefined();
  });

  it("sees a folder come into being that a package.json beside it names as its module", () => {
    const proxy = path.join(folder(), "proxy");
    fs.mkdirSync(proxy);
    fs.writeFileSync(path.join(proxy, "package.json"), '{ "main": "./library" }');
    fs.writeFileSync(path.join(proxy, "index.ts"), "");
    letTheEditSettle(folder());
    keep("result", { files: ["source.ts", "proxy/index.ts"] });
    expect(newCache().read("key")).toBeDefined();
    fs.mkdirSync(path.join(proxy, "library"));
    expect(newCache().read("key")).toBeUndefined();
  });

  it("keeps nothing where the builder, which this process has loaded, is another one by now", () => {
    const builder = path.join(folder(), "builder.js");
    fs.writeFileSync(builder, "2");
    letTheEditSettle(folder());
    const keepBy = (by: string): string => {
      const cache = newCache();
      const key = cache.keyOf("question", [by]);
      cache.write(key, { "source.ts": { imports: [] } }, "result");
      cache.close();
      return key;
    };
    expect(newCache().read(keepBy(__filename))).toBeDefined();
    expect(newCache().read(keepBy(builder))).toBeUndefined();
  });
});
