import type { BuildOptions } from "esbuild";
import * as fs from "node:fs";
import * as path from "node:path";

/**
 * How a handler is bundled: one CommonJS file for CXone's Node.js 18, the same bytes in whatever folder it is built.
 *
 * @param projectRoot absolute path; paths in the result are relative to it
 */
export function bundleOptions(projectRoot: string) {
  return {
    absWorkingDir: projectRoot,
    outdir: "bundles",
    bundle: true,
    platform: "node",
    target: "node18",
    format: "cjs",
    minify: true,
    legalComments: "none",
    // ES modules where a package has them: they can be tree-shaken.
    mainFields: ["module", "main"],
    alias: platformAliases(projectRoot),
    // Fixed here, so that no tsconfig.json above the checkout changes the output.
    tsconfigRaw: { compilerOptions: { target: "ES2022", useDefineForClassFields: true } },
    metafile: true,
    write: false,
    logLevel: "silent",
  } satisfies BuildOptions;
}

/**
 * Each file of `action-src/runtime/shims` stands in for the package of its name: one that Node.js 18 serves by itself,
 * or that a handler never reaches (docs/architecture.md, The bundle).
 */
function platformAliases(projectRoot: string): Record<string, string> {
  const shims = path.join(projectRoot, "action-src", "runtime", "shims");
  return Object.fromEntries(
    fs.readdirSync(shims).map((file) => [path.basename(file, ".ts"), path.join(shims, file)]),
  );
}
