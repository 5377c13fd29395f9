import { build } from "esbuild";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { ACTION_FOLDER } from "../handler/unpack-handler";

/**
 * Writes the handler's modules one by one as JavaScript, as `tsc` would, with axios and zod left in `node_modules`.
 *
 * @param folder where to, absolute; below the project, so that the packages are found
 * @returns the path of the handler's `index.js`
 */
export async function transpileModules(projectRoot: string, folder: string): Promise<string> {
  const folders = ["action-src", "foundation"].map((name) => path.join(projectRoot, name));
  const files = (await Promise.all(folders.map(typeScriptIn))).flat();
  await build({
    entryPoints: files,
    outbase: projectRoot,
    outdir: folder,
    platform: "node",
    format: "cjs",
    target: "node18",
    tsconfigRaw: { compilerOptions: { target: "ES2022", useDefineForClassFields: true } },
    logLevel: "silent",
  });
  return path.join(folder, ACTION_FOLDER, "index.js");
}

async function typeScriptIn(folder: string): Promise<string[]> {
  const files = await fs.readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".ts")).map((file) => path.join(folder, file));
}
