import * as fs from "node:fs";
import * as path from "node:path";
import { bundleActions } from "../../../../infra/bundle/bundle-actions";
import type { BundlePlatform } from "../../../../infra/bundle/bundle-platform";

/** File name to text; undefined for one that is not there. */
export type Files = Readonly<Record<string, string | undefined>>;

/** A checkout with two actions, a module that they share, and a package: all that bundling looks at. */
export const SMALL_CHECKOUT: Files = {
  "package.json": "{}",
  "package-lock.json": '{ "lockfileVersion": 3 }',
  "action-src/runtime/shims/shimmed.ts": 'export const shimmed = "shim";',
  "action-src/runtime/shared.ts": 'export const shared = "shared";',
  "action-src/runtime/genesys-cloud/entry.ts":
    "exports.handler = (event) => loadAction(module, exports, event);",
  "action-src/first/index.ts":
    'import { shared } from "../runtime/shared";\nimport { helper } from "./helper";\nexport default async () => ({ shared, helper });',
  "action-src/first/helper.ts": 'export const helper = "helper";',
  "action-src/second/index.ts":
    'import { dependency } from "dependency";\nimport { shimmed } from "shimmed";\nimport { shared } from "../runtime/shared";\nexport = async () => ({ dependency, shimmed, shared });',
  "node_modules/dependency/package.json": '{ "name": "dependency", "version": "1.0.0", "main": "main.js" }',
  "node_modules/dependency/main.js": 'exports.dependency = "main";',
  "node_modules/dependency/other.js": 'exports.dependency = "other";',
};

/** Writes files below a folder; those that are undefined are removed. */
export function writeFiles(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    if (text === undefined) {
      fs.rmSync(file, { recursive: true, force: true });
      continue;
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/**
 * Lets the file system's clock, which ticks every few milliseconds, leave the moment of the last edit behind; by a whole
 * millisecond, for some stamps are compared so.
 */
export function letTheEditSettle(root: string): void {
  const changedMs = (file: string): number => Math.floor(fs.statSync(file).mtimeMs);
  const file = path.join(root, ".tick");
  const tick = (): number => {
    fs.writeFileSync(file, "");
    return changedMs(file);
  };
  const began = tick();
  while (tick() <= began);
  fs.rmSync(file);
  // The removal was a change as well.
  const after = path.join(root, ".build", ".tick");
  fs.mkdirSync(path.dirname(after), { recursive: true });
  const removed = changedMs(root);
  do fs.writeFileSync(after, "");
  while (changedMs(after) <= removed);
  fs.rmSync(after);
}

/** What bundling all actions of a checkout gives, as text that can be compared: hash and manifest, or the error. */
export async function bundleAll(
  root: string,
  platform: BundlePlatform = "cxone",
): Promise<Record<string, string>> {
  const source = path.join(root, "action-src");
  const names = fs.readdirSync(source).filter((name) => name !== "runtime" && !name.endsWith(".json"));
  const folders = names.map((name) => path.join(source, name));
  const bundles = await bundleActions(root, folders, platform);
  return Object.fromEntries(
    [...bundles].map(([folder, bundle]) => {
      const text = bundle instanceof Error ? bundle.message : `${bundle.codeSha256}\n${bundle.manifest}`;
      return [path.basename(folder), text];
    }),
  );
}

/** The same of a copy that has no cache. */
export async function bundleAnew(root: string, platform?: BundlePlatform): Promise<Record<string, string>> {
  const copy = fs.mkdtempSync(`${root}-anew-`);
  try {
    for (const name of fs.readdirSync(root).filter((each) => each !== ".build"))
      fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true, verbatimSymlinks: true });
    return await bundleAll(copy, platform);
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

/** The cache's files with their times: equal before and after a run that found everything. */
export function cacheEntries(root: string): Record<string, bigint> {
  const folder = path.join(root, ".build", "cache", "bundles");
  return Object.fromEntries(
    fs
      .readdirSync(folder)
      .sort()
      .map((name) => [name, fs.statSync(path.join(folder, name), { bigint: true }).mtimeNs]),
  );
}
