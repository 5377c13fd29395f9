import { existsSync } from "node:fs";
import * as path from "node:path";

/**
 * The project's folder. Found by walking up to `package.json`, because a module that was bundled in memory
 * (load/load-typescript.js) has the entry's `__dirname` and not its own.
 */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder)
      throw new Error(`No package.json in ${__dirname} or above it. Run from a checkout.`);
    folder = parent;
  }
  return folder;
}
