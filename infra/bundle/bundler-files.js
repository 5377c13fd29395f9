const fs = require("node:fs");
const path = require("node:path");

/**
 * What makes bundles, as absolute paths: an edit of it makes every bundle anew. Plain JavaScript, for compiled TypeScript does
 * not know the folder that it comes from.
 *
 * @returns {string[]}
 */
function bundlerFiles() {
  const own = fs.readdirSync(__dirname).map((name) => path.join(__dirname, name));
  return [...own, require.resolve("esbuild/package.json")];
}

module.exports = { bundlerFiles };
