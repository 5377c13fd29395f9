const path = require("node:path");
const { plainObject } = require("../runtime/plain-object.js");

/** The absolute path of this file: plain JavaScript, because a bundled TypeScript module has its entry's `__dirname`. */
exports.CALLING_CONVENTION_FILE = __filename;

/**
 * CXone's: index.js exports a function of a context with a logger and of the inputs, which answers an object.
 *
 * @param {string} folder
 * @returns {import("../runtime/child-messages").CallAction}
 */
exports.load = (folder) => {
  const exported = require(path.join(folder, "index.js"));
  if (typeof exported !== "function") throw new Error("module.exports of index.js is not a function");
  return async ({ executionId, inputs }, logger) => {
    const outputs = plainObject(await exported({ executionId, logger }, inputs));
    if (!outputs) throw new Error("the handler's outputs are not an object");
    return outputs;
  };
};
