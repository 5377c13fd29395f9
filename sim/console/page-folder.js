/**
 * The absolute path of the page's files. Plain JavaScript, because the loader bundles TypeScript, which then has the
 * `__dirname` of its entry.
 */
exports.PAGE_FOLDER = require("node:path").join(__dirname, "page");
