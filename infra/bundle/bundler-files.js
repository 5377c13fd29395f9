const fs = require("node:fs");
const path = require("node:path");

/** They compile and pack. */
const PACKAGES = ["esbuild", "fflate"];

/**
 * What makes bundles, as absolute paths: an edit of it makes every bundle anew. Plain JavaScript, for compiled TypeScript does
 * not know the folder that it comes from.
 *
 * @returns {string[]}
 */
function bundlerFiles() {
  const own = fs.readdirSync(__dirname).map((name) => path.join(__dirname, name));
  const packages = PACKAGES.map((name) => require.resolve(`${name}/package.json`));
  return [...own, ...packages];
}

module.exports = { bundlerFiles };
