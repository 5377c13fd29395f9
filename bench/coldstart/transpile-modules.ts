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
  const source = path.join(projectRoot, "action-src");
  const files = (await fs.readdir(source, { recursive: true })).filter((file) => file.endsWith(".ts"));
  await build({
    entryPoints: files.map((file) => path.join(source, file)),
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
