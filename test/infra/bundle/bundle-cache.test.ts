import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { useTemporaryFolder } from "../../support/temporary-folder";
import {
  bundleAll,
  bundleAnew,
  cacheEntries,
  type Files,
  letTheEditSettle,
  SMALL_CHECKOUT,
  writeFiles,
} from "./support/small-checkout";

const folder = useTemporaryFolder();
const edit = (files: Files): void => {
  writeFiles(folder(), files);
  letTheEditSettle(folder());
};
/** Bundles, and fails where that differs from what a checkout without a cache gives. */
const bundle = async (platform?: "cxone" | "genesys-cloud"): Promise<Record<string, string>> => {
  const bundles = await bundleAll(folder(), platform);
  expect(bundles).toEqual(await bundleAnew(folder(), platform));
  return bundles;
};
beforeEach(() => edit(SMALL_CHECKOUT));

describe("bundles from the cache", () => {
  it("are taken when nothing has changed, and are those that were made", async () => {
    const made = await bundle();
    const entries = cacheEntries(folder());
    expect(await bundle()).toEqual(made);
    expect(cacheEntries(folder())).toEqual(entries);
  });

  const changes: Record<string, Files> = {
    "a module of the action": { "action-src/first/helper.ts": 'export const helper = "changed";' },
    "a module that both share": { "action-src/runtime/shared.ts": 'export const shared = "changed";' },
    "a dependency's file": { "node_modules/dependency/main.js": 'exports.dependency = "changed";' },
    "a dependency's package.json": {
      "node_modules/dependency/package.json":
        '{ "name": "dependency", "version": "1.0.1", "main": "other.js" }',
    },
    "a stand-in for a package": {
      "action-src/runtime/shims/shimmed.ts": 'export const shimmed = "changed";',
    },
    "a new stand-in for a package": {
      "action-src/runtime/shims/dependency.ts": 'export const dependency = "new";',
    },
    "a file that an import finds before another": {
      "action-src/first/helper.tsx": 'export const helper = "first";',
    },
    "a package that an import finds before another": {
      "action-src/second/node_modules/dependency/package.json":
        '{ "name": "dependency", "version": "9.0.0" }',
      "action-src/second/node_modules/dependency/index.js": 'exports.dependency = "nearer";',
    },
    "a nearer package that an import passed over, and that now has it": {
      "action-src/node_modules/dependency/package.json":
        '{ "name": "dependency", "version": "3.0.0", "exports": "./part.js" }',
      "action-src/node_modules/dependency/part.js": 'exports.dependency = "nearer";',
    },
    "a package.json above the action": {
      "action-src/package.json": '{ "sideEffects": false }',
      "action-src/first/helper.ts": 'console.log("effect");\nexport const helper = "helper";',
    },
    "an import that leads nowhere": { "action-src/first/helper.ts": undefined },
    "a file in place of one that was removed": {
      "action-src/first/helper.ts": undefined,
      "action-src/first/helper/index.ts": 'export const helper = "in a folder";',
    },
  };

  it.each(Object.entries(changes))(
    "are not taken after a change of %s, and again after it was taken back",
    async (_what, files) => {
      const before = await bundle();
      edit(files);
      const after = await bundle();
      expect(after).not.toEqual(before);
      const back = Object.fromEntries(Object.keys(files).map((name) => [name, SMALL_CHECKOUT[name]]));
      edit(back);
      for (const name of [
        "action-src/second/node_modules",
        "action-src/node_modules",
        "action-src/first/helper",
      ])
        fs.rmSync(path.join(folder(), name), { recursive: true, force: true });
      letTheEditSettle(folder());
      expect(await bundle()).toEqual(before);
    },
  );

  it("follow a nearer package that is there already, and gets what is asked of it deep inside", async () => {
    const nearer = "action-src/second/node_modules/dependency";
    edit({
      "action-src/second/index.ts": 'import { part } from "dependency/lib/part";\nexport = async () => part;',
      "node_modules/dependency/lib/part.js": 'exports.part = "far";',
      [`${nearer}/package.json`]: '{ "name": "dependency", "version": "4.0.0" }',
      [`${nearer}/lib/other.js`]: "",
    });
    const before = await bundle();
    edit({ [`${nearer}/lib/part.js`]: 'exports.part = "near";' });
    expect(await bundle()).not.toEqual(before);
  });

  describe("follow what led to a file, though nothing of it is in the bundle:", () => {
    const link = (target: string, name: string): void => {
      const file = path.join(folder(), name);
      fs.rmSync(file, { recursive: true, force: true });
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.symlinkSync(target, file);
    };
    const VERSIONS: Files = {
      "libraries/1/module.ts": 'export const version = "one";',
      "libraries/2/module.ts": 'export const version = "two";',
    };
    const importing = (name: string): Files => ({
      "action-src/first/index.ts": `import * as imported from "${name}";\nexport default async () => imported;`,
    });
    const trying = (name: string): Files => ({
      "action-src/first/index.ts": `let found;\ntry { found = require("${name}"); } catch {}\nexport default async () => found;`,
    });

    it.each<[what: string, before: () => void, after: () => void]>([
      [
        "the package.json of a folder whose module is elsewhere",
        () =>
          edit({
            ...VERSIONS,
            ...importing("./proxy"),
            "action-src/first/proxy/package.json": '{ "main": "../../../libraries/1/module.ts" }',
          }),
        () => edit({ "action-src/first/proxy/package.json": '{ "main": "../../../libraries/2/module.ts" }' }),
      ],
      [
        "the package.json of a package's folder whose module is elsewhere",
        () =>
          edit({
            ...importing("dependency/proxy"),
            "node_modules/dependency/proxy/package.json": '{ "main": "../main.js" }',
          }),
        () => edit({ "node_modules/dependency/proxy/package.json": '{ "main": "../other.js" }' }),
      ],
      [
        "a link to a folder, in a folder of the action",
        () => {
          link("../../../libraries/1", "action-src/first/vendor/library");
          edit({ ...VERSIONS, ...importing("./vendor/library/module") });
        },
        () => {
          link("../../../libraries/2", "action-src/first/vendor/library");
          edit({});
        },
      ],
      [
        "a link to a file, in a folder of the action",
        () => {
          link("../../../libraries/1/module.ts", "action-src/first/vendor/module.ts");
          edit({ ...VERSIONS, ...importing("./vendor/module") });
        },
        () => {
          link("../../../libraries/2/module.ts", "action-src/first/vendor/module.ts");
          edit({});
        },
      ],
      [
        "a link that a link leads to",
        () => {
          const root = folder();
          for (const version of ["1", "2"]) {
            fs.cpSync(path.join(root, "node_modules"), path.join(root, "stored", version, "node_modules"), {
              recursive: true,
            });
            edit({ [`stored/${version}/node_modules/dependency/main.js`]: `exports.version = ${version};` });
          }
          fs.rmSync(path.join(root, "node_modules"), { recursive: true });
          link("1", "stored/current");
          link("stored/current/node_modules", "node_modules");
          edit(importing("dependency"));
        },
        () => {
          link("2", "stored/current");
          edit({});
        },
      ],
      [
        "a package's file that was tried for in vain",
        () => edit({ ...trying("dependency/deep/part"), "node_modules/dependency/deep/other.js": "" }),
        () => edit({ "node_modules/dependency/deep/part.js": 'module.exports = "found";' }),
      ],
      [
        "a package that gives what was tried for in vain",
        () =>
          edit({
            ...trying("closed/part"),
            "node_modules/closed/package.json": '{ "name": "closed", "exports": {} }',
            "node_modules/closed/part.js": 'module.exports = "found";',
          }),
        () =>
          edit({
            "node_modules/closed/package.json": '{ "name": "closed", "exports": { "./part": "./part.js" } }',
          }),
      ],
      [
        "the file that a package.json names, which was not there, so that another was taken",
        () =>
          edit({
            ...importing("./vendor"),
            "action-src/first/vendor/package.json": '\uFEFF{ "main": "built/main" }',
            "action-src/first/vendor/index.ts": "export const version = 1;",
            "action-src/first/vendor/built/other.ts": "",
          }),
        () => edit({ "action-src/first/vendor/built/main.ts": "export const version = 2;" }),
      ],
      [
        "the file of a folder that a package.json names, neither of which was there",
        () =>
          edit({
            ...importing("./vendor"),
            "action-src/first/vendor/package.json": '{ "main": "built/inner/main" }',
            "action-src/first/vendor/index.ts": "export const version = 1;",
            "action-src/first/vendor/built/other.ts": "",
          }),
        () => edit({ "action-src/first/vendor/built/inner/main.ts": "export const version = 2;" }),
      ],
      [
        "the module that a package names, which was not there, so that its main was taken",
        () =>
          edit({
            ...importing("built"),
            "node_modules/built/package.json": '{ "module": "esm/main.js", "main": "cjs/main.js" }',
            "node_modules/built/cjs/main.js": "exports.version = 1;",
            "node_modules/built/esm/other.js": "",
          }),
        () => edit({ "node_modules/built/esm/main.js": "export const version = 2;" }),
      ],
      [
        "a link on the way to what a package exports",
        () => {
          link("../1", "node_modules/linked/lib/current");
          edit({
            ...importing("linked"),
            "node_modules/linked/package.json":
              '{ "exports": { ".": { "import": "./lib/current/main.js" } } }',
            "node_modules/linked/1/main.js": "exports.version = 1;",
            "node_modules/linked/2/main.js": "exports.version = 2;",
          });
        },
        () => {
          link("../2", "node_modules/linked/lib/current");
          edit({});
        },
      ],
      [
        "a link behind the star of what a package exports",
        () => {
          link("../../1", "node_modules/linked/lib/part/current");
          edit({
            ...importing("linked/part"),
            "node_modules/linked/package.json": '{ "exports": { "./*": "./lib/*/current/main.js" } }',
            "node_modules/linked/1/main.js": "exports.version = 1;",
            "node_modules/linked/2/main.js": "exports.version = 2;",
          });
        },
        () => {
          link("../../2", "node_modules/linked/lib/part/current");
          edit({});
        },
      ],
      [
        "a folder of a package that the checkout's package.json has a name for",
        () =>
          edit({
            ...importing("#own"),
            "package.json": '{ "imports": { "#own": "dependency/proxy" } }',
            "node_modules/dependency/proxy/package.json": '{ "main": "../main.js" }',
          }),
        () => edit({ "node_modules/dependency/proxy/package.json": '{ "main": "../other.js" }' }),
      ],
      [
        "a link that a package's link leads to",
        () => {
          const stored = "stored/library/node_modules";
          link("../stored/1/node_modules/part", "links/part");
          link("../../../links/part", `${stored}/part`);
          link(`../${stored}/library`, "node_modules/library");
          edit({
            ...importing("library"),
            [`${stored}/library/index.js`]: 'exports.part = require("part");',
            "stored/1/node_modules/part/index.js": "exports.version = 1;",
            "stored/2/node_modules/part/index.js": "exports.version = 2;",
          });
        },
        () => {
          link("../stored/2/node_modules/part", "links/part");
          edit({});
        },
      ],
      [
        "a link to the folder of the packages' stand-ins",
        () => {
          link("../../libraries/1", "action-src/runtime/shims");
          edit({
            ...importing("module"),
            ...VERSIONS,
            "action-src/second/index.ts": "export default async () => 1;",
          });
        },
        () => {
          link("../../libraries/2", "action-src/runtime/shims");
          edit({});
        },
      ],
    ])("%s", async (_what, before, after) => {
      before();
      const made = await bundle();
      // Where nothing has changed, the contents of packages are remembered by their stamps.
      expect(await bundle()).toEqual(made);
      after();
      const now = await bundle();
      expect(now["first"]).not.toEqual(made["first"]);
      expect(now["first"]).not.toMatch(/failed/);
    });

    it("a package.json above the checkout, where it has none itself", async () => {
      const checkout = path.join(folder(), "above", "checkout");
      writeFiles(checkout, {
        ...SMALL_CHECKOUT,
        ...importing("./value"),
        "package.json": undefined,
        "action-src/first/value.js": "exports.__esModule = true;\nexports.default = 1;",
      });
      letTheEditSettle(checkout);
      const made = await bundleAll(checkout);
      fs.writeFileSync(path.join(folder(), "above", "package.json"), '{ "type": "module" }');
      expect((await bundleAll(checkout))["first"]).not.toEqual(made["first"]);
    });

    it("a package above the checkout, which was tried for in vain", async () => {
      const checkout = path.join(folder(), "above", "checkout");
      const above = path.join(folder(), "above", "node_modules", "upper", "index.js");
      writeFiles(checkout, { ...SMALL_CHECKOUT, ...trying("upper") });
      letTheEditSettle(checkout);
      const made = await bundleAll(checkout);
      fs.mkdirSync(path.dirname(above), { recursive: true });
      fs.writeFileSync(above, 'module.exports = "found";');
      letTheEditSettle(checkout);
      const after = await bundleAll(checkout);
      expect(after).toEqual(await bundleAnew(checkout));
      expect(after).not.toEqual(made);
    });
  });

  it("stay for the others when an action is added", async () => {
    await bundle();
    const entries = Object.entries(cacheEntries(folder()));
    edit({ "action-src/third/index.ts": "export default async () => ({});" });
    await bundle();
    const now = cacheEntries(folder());
    expect(entries.filter(([name, time]) => now[name] !== time)).toEqual([]);
    expect(Object.keys(now).length).toBe(entries.length + 2);
  });

  it("are made anew, or the mistake told, where a package's folder has become a file", async () => {
    await bundle();
    fs.rmSync(path.join(folder(), "node_modules", "dependency"), { recursive: true });
    edit({ "node_modules/dependency": "a file" });
    expect((await bundle())["second"]).toMatch(/^Bundling action "second" failed:/);
  });

  it("are made anew after a change of the lock file, though the bytes are the same", async () => {
    const before = await bundle();
    const entries = Object.keys(cacheEntries(folder()));
    edit({ "package-lock.json": '{ "lockfileVersion": 3, "packages": {} }' });
    expect(await bundle()).toEqual(before);
    expect(Object.keys(cacheEntries(folder())).length).toBeGreaterThan(entries.length);
  });

  it("follow a link to other packages", async () => {
    const other = path.join(folder(), "other-packages");
    fs.cpSync(path.join(folder(), "node_modules"), other, { recursive: true });
    fs.writeFileSync(path.join(other, "dependency", "main.js"), 'exports.dependency = "linked";');
    letTheEditSettle(folder());
    const before = await bundle();
    fs.renameSync(path.join(folder(), "node_modules"), path.join(folder(), "before"));
    fs.mkdirSync(path.join(folder(), "elsewhere"));
    fs.renameSync(other, path.join(folder(), "elsewhere", "node_modules"));
    fs.symlinkSync("elsewhere/node_modules", path.join(folder(), "node_modules"));
    letTheEditSettle(folder());
    expect(await bundle()).not.toEqual(before);
  });

  it("are those of another platform after the platform changed, and follow its entry", async () => {
    const cxone = await bundle("cxone");
    const genesys = await bundle("genesys-cloud");
    expect(genesys).not.toEqual(cxone);
    edit({
      "action-src/runtime/genesys-cloud/entry.ts": "exports.handler = () => loadAction(module, exports, {});",
    });
    expect(await bundle("genesys-cloud")).not.toEqual(genesys);
    expect(await bundle("cxone")).toEqual(cxone);
  });

  it("are found again after a change of branch and back", async () => {
    await bundle();
    edit({ "action-src/runtime/shared.ts": 'export const shared = "of the branch";' });
    await bundle();
    edit({ "action-src/runtime/shared.ts": SMALL_CHECKOUT["action-src/runtime/shared.ts"] });
    const entries = cacheEntries(folder());
    await bundle();
    expect(cacheEntries(folder())).toEqual(entries);
  });

  it.each([
    ["cut", (content: Buffer) => content.subarray(0, content.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    [
      "changed by a bit",
      (content: Buffer) => content.map((byte, index) => (index === content.length - 1 ? byte ^ 1 : byte)),
    ],
  ])("are made anew where an entry is %s", async (_what, damage) => {
    const before = await bundle();
    const cache = path.join(folder(), ".build", "cache", "bundles");
    for (const name of fs.readdirSync(cache)) {
      const file = path.join(cache, name);
      fs.writeFileSync(file, damage(fs.readFileSync(file)));
    }
    expect(await bundle()).toEqual(before);
    const entries = cacheEntries(folder());
    expect(await bundle()).toEqual(before);
    expect(cacheEntries(folder())).toEqual(entries);
  });

  it("are made without a cache where none can be written", async () => {
    fs.rmSync(path.join(folder(), ".build"), { recursive: true, force: true });
    fs.writeFileSync(path.join(folder(), ".build"), "no folder");
    expect(Object.keys(await bundle())).toEqual(["first", "second"]);
  });

  it("are whole where two processes make them at once", async () => {
    const script = `const { loadTypeScript } = require(${JSON.stringify(path.resolve("load/load-typescript.js"))});
      const { bundleActions } = loadTypeScript(${JSON.stringify(path.resolve("infra/bundle/bundle-actions.ts"))});
      const folders = ["first", "second"].map((name) => require("node:path").join(process.argv[1], "action-src", name));
      bundleActions(process.argv[1], folders, "cxone").then((bundles) =>
        console.log(JSON.stringify([...bundles.values()].map(({ codeSha256 }) => codeSha256))));`;
    const run = () => promisify(execFile)(process.execPath, ["-e", script, folder()]);
    const outputs = await Promise.all([run(), run(), run()]);
    const hashes = Object.values(await bundle()).map((text) => text.split("\n")[0]);
    for (const { stdout } of outputs) expect(JSON.parse(stdout)).toEqual(hashes);
    expect(fs.readdirSync(path.join(folder(), ".build", "cache", "bundles")).join()).not.toContain(".part");
  });

  it("keep a broken action from no other, and tell whose mistake it is", async () => {
    edit({ "action-src/first/index.ts": "export default async () => {\n  const broken = ;\n};\n" });
    const { first, second } = await bundle();
    expect(first).toMatch(/^Bundling action "first" failed:[^]*index\.ts:2:\d+/);
    expect(second).toMatch(/^[0-9a-f]{64}\n/);
  });
});
