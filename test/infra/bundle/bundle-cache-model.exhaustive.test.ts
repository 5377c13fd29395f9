import fc from "../../support/seeded-fast-check";
import * as fs from "node:fs";
import * as path from "node:path";
import { useTemporaryFolder } from "../../support/temporary-folder";
import {
  bundleAll,
  bundleAnew,
  letTheEditSettle,
  SMALL_CHECKOUT,
  writeFiles,
} from "./support/small-checkout";

const folder = useTemporaryFolder();

const code = fc.constantFrom(
  'export const helper = "one"; export const shared = "one"; export const dependency = "one";',
  'export const helper = "two"; export const shared = "two"; export const dependency = "two";',
  'console.log("effect"); export const helper = 1, shared = 2, dependency = 3;',
  'export * from "./other"; export const shared = "three";',
  "syntax error (",
);
const manifest = fc.constantFrom(
  "{}",
  '{ "sideEffects": false }',
  '{ "type": "module" }',
  '{ "name": "dependency", "version": "2.0.0", "main": "other.js" }',
  '{ "name": "dependency", "version": "2.0.0", "exports": { ".": "./main.js" } }',
  '{ "name": "dependency", "version": "2.0.0", "exports": "./part.js" }',
);
const codeFile = fc.constantFrom(
  "action-src/first/helper.ts",
  "action-src/first/helper.tsx",
  "action-src/first/helper.js",
  "action-src/first/helper/index.ts",
  "action-src/first/other.ts",
  "action-src/runtime/shared.ts",
  "action-src/runtime/shared.js",
  "action-src/runtime/shims/shimmed.ts",
  "action-src/runtime/shims/dependency.ts",
  "action-src/second/node_modules/dependency/index.js",
  "action-src/node_modules/dependency/main.js",
  "action-src/node_modules/dependency/part.js",
  "node_modules/dependency/main.js",
  "node_modules/dependency/other.js",
  "node_modules/dependency/index.js",
);
const manifestFile = fc.constantFrom(
  "package.json",
  "action-src/package.json",
  "action-src/first/package.json",
  "action-src/second/node_modules/dependency/package.json",
  "action-src/node_modules/dependency/package.json",
  "node_modules/dependency/package.json",
);
type Step = (root: string) => void;
const write =
  (file: string, text: string): Step =>
  (root) => {
    // A file may stand where a folder is to be: that edit is none.
    try {
      writeFiles(root, { [file]: text });
    } catch (error) {
      if (!["EEXIST", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(codeFile, code).map(([file, text]) => write(file, text)),
  fc.tuple(manifestFile, manifest).map(([file, text]) => write(file, text)),
  fc.oneof(codeFile, manifestFile).map(
    (file): Step =>
      (root) =>
        fs.rmSync(path.join(root, file), { force: true }),
  ),
  fc.tuple(codeFile, codeFile).map(([from, to]): Step => (root) => {
    const source = path.join(root, from);
    if (!fs.existsSync(source)) return;
    write(to, fs.readFileSync(source, "utf8"))(root);
    fs.rmSync(source);
  }),
  // Back to where it began, as with another branch.
  fc.constant<Step>((root) => {
    for (const name of ["action-src", "node_modules"]) fs.rmSync(path.join(root, name), { recursive: true });
    writeFiles(root, SMALL_CHECKOUT);
  }),
  // Damage to the cache itself.
  fc.nat(1_000).map((where): Step => (root) => {
    const cache = path.join(root, ".build", "cache", "bundles");
    const names = fs.existsSync(cache) ? fs.readdirSync(cache).sort() : [];
    const name = names[where % Math.max(1, names.length)];
    if (name === undefined) return;
    const content = fs.readFileSync(path.join(cache, name));
    fs.writeFileSync(path.join(cache, name), content.subarray(0, where % (content.length + 1)));
  }),
);

describe("the cache of bundles", () => {
  it("never gives another bundle than a build without it, whatever was edited, added, removed, renamed or damaged", async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (edits) => {
        const root = fs.mkdtempSync(path.join(folder(), "run-"));
        writeFiles(root, SMALL_CHECKOUT);
        letTheEditSettle(root);
        await bundleAll(root);
        for (const apply of edits) {
          apply(root);
          // Some edits come so soon before a build that it may keep nothing; others not.
          if (steps % 3 > 0) letTheEditSettle(root);
          steps += 1;
          expect(await bundleAll(root)).toEqual(await bundleAnew(root));
        }
        fs.rmSync(root, { recursive: true });
      }),
      {
        numRuns: Number(process.env["FAST_CHECK_RUNS"] ?? 30),
        seed: Number(process.env["FAST_CHECK_SEED"] ?? 7),
      },
    );
    expect(steps).toBeGreaterThan(30);
  }, 300_000);
});
