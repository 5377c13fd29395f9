// A bare Node.js process as CXone runs it: no TypeScript, no node_modules, only the bundle and the environment.
const handler = require(/** @type {string} */ (process.argv[2]));

/** @type {unknown[]} */
const records = [];
const log = (/** @type {string} */ message, /** @type {unknown} */ fields) =>
  void records.push({ message, fields });

handler(
  { logger: { info: log, warn: log, error: log, debug: log } },
  JSON.parse(process.argv[3] ?? "{}"),
).then((/** @type {unknown} */ outputs) =>
  process.stdout.write(
    JSON.stringify({ version: process.version, isFunction: typeof handler === "function", outputs, records }),
  ),
);
