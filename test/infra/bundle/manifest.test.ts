import * as path from "node:path";
import { bundleActions } from "../../../infra/bundle/bundle-actions";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { type Files, SMALL_CHECKOUT, writeFiles } from "./support/small-checkout";

const folder = useTemporaryFolder();
const text = (length: number): string => `"${"x".repeat(length)}"`;
/** Bundles actions of a small checkout in one go; the manifest of each, by line. */
async function manifestsOf(files: Files, names: readonly string[] = ["first"]): Promise<string[][]> {
  writeFiles(folder(), { ...SMALL_CHECKOUT, ...files });
  const folders = names.map((name) => path.join(folder(), "action-src", name));
  const bundles = await bundleActions(folder(), folders, "cxone");
  return folders.map((one) => {
    const bundle = bundles.get(one);
    if (!bundle || bundle instanceof Error) throw bundle ?? new Error(`${one} was not bundled`);
    return bundle.manifest.split("\n");
  });
}

describe("the manifest of a bundle", () => {
  it("has our modules in order, then the packages in order, each with its whole share in kilobytes", async () => {
    const [lines = []] = await manifestsOf({
      "action-src/first/index.ts": [
        'import { z } from "zebra";\nimport { b } from "@scope/box";\nimport { helper } from "./helper";',
        'import { bare } from "bare";\nexport = async () => [z, b, helper, bare];',
      ].join("\n"),
      "node_modules/zebra/package.json": '{ "name": "zebra", "version": "2.0.0", "main": "a.js" }',
      "node_modules/zebra/a.js": `exports.z = [${text(1_400)}, require("./b")];`,
      "node_modules/zebra/b.js": `module.exports = ${text(1_400)};`,
      "node_modules/@scope/box/package.json": '{ "name": "@scope/box", "version": "1.2.3" }',
      "node_modules/@scope/box/index.js": `exports.b = ${text(1_800)};`,
      "node_modules/bare/index.js": `exports.bare = ${text(1_800)};`,
    });
    expect(lines).toEqual([
      expect.stringMatching(/^module action-src\/first\/helper\.ts \d+ B [0-9a-f]{12}$/),
      expect.stringMatching(/^module action-src\/first\/index\.ts \d+ B [0-9a-f]{12}$/),
      "dependency @scope/box 1.2.3 2 kB",
      "dependency bare (no version) 2 kB",
      "dependency zebra 2.0.0 3 kB",
    ]);
  });

  it("tells two versions of one package apart", async () => {
    const [lines = []] = await manifestsOf({
      "action-src/first/index.ts":
        'import { o } from "outer";\nimport { i } from "inner";\nexport = () => [o, i];',
      "node_modules/inner/package.json": '{ "name": "inner", "version": "1.0.0" }',
      "node_modules/inner/index.js": `exports.i = ${text(900)};`,
      "node_modules/outer/package.json": '{ "name": "outer", "version": "5.0.0" }',
      "node_modules/outer/index.js": 'exports.o = require("inner");',
      "node_modules/outer/node_modules/inner/package.json": '{ "version": "2.0.0" }',
      "node_modules/outer/node_modules/inner/index.js": `exports.i = ${text(1_900)};`,
    });
    expect(lines.slice(1)).toEqual([
      "dependency inner 1.0.0 1 kB",
      "dependency outer 5.0.0 0 kB",
      "dependency inner 2.0.0 2 kB",
    ]);
  });

  it("leaves out what was read and is not in the bundle", async () => {
    const [lines = []] = await manifestsOf({
      "action-src/first/index.ts":
        'import { used } from "./helper";\nimport { dependency } from "unused";\nexport default async () => used;',
      "action-src/first/helper.ts": 'export { never } from "./never";\nexport const used = "used";',
      "action-src/first/never.ts": 'export const never = "never";',
      "node_modules/unused/package.json":
        '{ "name": "unused", "version": "1.0.0", "sideEffects": false, "module": "index.js" }',
      "node_modules/unused/index.js": "export const dependency = 1;",
    });
    expect(lines.map((line) => line.split(" ")[1])).toEqual([
      "action-src/first/helper.ts",
      "action-src/first/index.ts",
    ]);
  });

  it("leaves out a module that has nothing but types", async () => {
    const [lines = []] = await manifestsOf({
      "action-src/first/helper.ts": 'import "./types";\nexport const helper = "helper";',
      "action-src/first/types.ts": "export type Tier = string;",
    });
    expect(lines.join()).not.toContain("types.ts");
  });

  it("has each module once where modules import each other", async () => {
    const [lines = []] = await manifestsOf({
      "action-src/first/helper.ts":
        'import { other } from "./other";\nexport const helper = () => other;\nexport const again = 1;',
      "action-src/first/other.ts": 'import { again } from "./helper";\nexport const other = () => again;',
    });
    expect(lines.map((line) => line.split(" ")[1])).toEqual([
      "action-src/first/helper.ts",
      "action-src/first/index.ts",
      "action-src/first/other.ts",
      "action-src/runtime/shared.ts",
    ]);
  });

  it("has the size of a module as it is minified, and of nothing else", async () => {
    const helper = 'export const helper = "helper";';
    const [plain = []] = await manifestsOf({});
    const [commented = []] = await manifestsOf({ "action-src/first/helper.ts": `// Ours.\n\n${helper}\n` });
    expect(commented).toEqual(plain);
    const size = Buffer.byteLength('export const helper="helper";\n');
    expect(plain[0]).toMatch(new RegExp(`^module action-src/first/helper\\.ts ${size} B `));
    const [longer = []] = await manifestsOf({ "action-src/first/helper.ts": helper.replace('"h', '"hh') });
    expect(longer[0]).toMatch(new RegExp(`^module action-src/first/helper\\.ts ${size + 1} B `));
    expect(longer.slice(1)).toEqual(plain.slice(1));
  });

  it("is each action's own where several are bundled in one go, and shows what they share in each", async () => {
    const [first = [], second = []] = await manifestsOf({}, ["first", "second"]);
    const named = (lines: readonly string[]) => lines.map((line) => line.split(" ")[1]);
    expect(named(first)).toEqual([
      "action-src/first/helper.ts",
      "action-src/first/index.ts",
      "action-src/runtime/shared.ts",
    ]);
    expect(named(second)).toEqual([
      "action-src/runtime/shared.ts",
      "action-src/runtime/shims/shimmed.ts",
      "action-src/second/index.ts",
      "dependency",
    ]);
    expect(first[2]).toBe(second[0]);
  });
});
