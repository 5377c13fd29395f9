const path = require("node:path");
const { performance } = require("node:perf_hooks");

/** The absolute path of this file: plain JavaScript, because a bundled TypeScript module has its entry's `__dirname`. */
exports.CALLING_CONVENTION_FILE = __filename;

/**
 * Genesys Cloud's, which is AWS Lambda's: an export of a file takes an event, a context and a callback, and answers
 * with a promise or through the callback.
 *
 * @param {string} folder
 * @param {string} handler path without extension, a dot, name of the export
 * @returns {import("../../runtime/child-messages").CallAction}
 */
exports.load = (folder, handler) => {
  const dot = handler.lastIndexOf(".");
  const exported = require(path.join(folder, handler.slice(0, dot)))[handler.slice(dot + 1)];
  if (typeof exported !== "function") throw new Error(`${handler} is undefined or not exported`);
  return async ({ executionId, inputs, context }) => {
    const { clientContext, timeoutMs } = /** @type {{ clientContext: unknown, timeoutMs: number }} */ (
      context
    );
    const endsAtMs = performance.now() + timeoutMs;
    const answer = await call(exported, inputs, {
      awsRequestId: executionId,
      clientContext,
      functionName: path.basename(folder),
      functionVersion: "$LATEST",
      memoryLimitInMB: "1536",
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAtMs - performance.now())),
    });
    return JSON.parse(JSON.stringify(answer ?? null));
  };
};

/**
 * @param {Function} handle
 * @param {unknown} event
 * @param {object} context
 * @returns {Promise<unknown>}
 */
function call(handle, event, context) {
  return new Promise((resolve, reject) => {
    /** @type {(error: unknown, answer?: unknown) => void} */
    const callback = (error, answer) => {
      if (error === null || error === undefined) resolve(answer);
      else reject(error);
    };
    const returned = handle(event, context, callback);
    // Without a promise, the callback alone ends the execution.
    if (typeof returned?.then === "function") returned.then(resolve, reject);
  });
}
