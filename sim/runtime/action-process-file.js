/**
 * The absolute path of action-process.js. Plain JavaScript, because the loader bundles TypeScript, which then has the
 * `__dirname` of its entry.
 */
exports.ACTION_PROCESS_FILE = require("node:path").join(__dirname, "action-process.js");
