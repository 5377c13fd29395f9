/**
 * What runs in an action's process: loads the action's index.js from the working directory, then runs one execution
 * per message, as many at once as come. Plain JavaScript, so that a start costs no more than Node's own. The messages
 * are described in child-messages.ts.
 */
const { rmSync } = require("node:fs");
const path = require("node:path");

if (!process.send) throw new Error("This file is run by the CXone simulator, not by hand.");
const send = process.send.bind(process);
/** @type {(message: import("./child-messages").ChildMessage, sent?: () => void) => void} */
const tell = (message, sent = () => undefined) => void send(message, sent);
// The platform's runtime has no such channel, so the handler must not find one.
delete process.send;

// The simulator is gone, however it ended: nobody else is left to clear the folder away.
process.on("disconnect", () => {
  rmSync(process.cwd(), { recursive: true, force: true });
  process.exit(0);
});
process.on("uncaughtException", crash);

const handler = load();
if (handler) {
  process.on("message", (message) => {
    void execute(handler, /** @type {import("./child-messages").ExecuteMessage} */ (message));
  });
  tell({ type: "ready" });
}

/** @returns {((context: object, inputs: object) => unknown) | undefined} */
function load() {
  try {
    const exported = require(path.join(process.cwd(), "index.js"));
    if (typeof exported === "function") return exported;
    crash(new Error("module.exports of index.js is not a function"));
  } catch (error) {
    crash(error);
  }
  return undefined;
}

/**
 * @param {(context: object, inputs: object) => unknown} handle
 * @param {import("./child-messages").ExecuteMessage} message
 */
async function execute(handle, { executionId, inputs }) {
  try {
    const outputs = plain(await handle({ logger: createLogger(executionId) }, inputs));
    if (!outputs) throw new Error("the handler's outputs are not an object");
    tell({ type: "succeeded", executionId, outputs });
  } catch (error) {
    tell({ type: "failed", executionId, message: messageOf(error) });
  }
}

/** @param {string} executionId */
function createLogger(executionId) {
  /** @param {import("./child-messages").LogLevel} level */
  const at = (level) => (/** @type {unknown} */ message, /** @type {unknown} */ fields) => {
    const given = plain(fields);
    tell({ type: "log", executionId, level, message: String(message), ...(given && { fields: given }) });
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/**
 * The value as it goes through JSON, or nothing where it is no object there.
 *
 * @param {unknown} value
 * @returns {Record<string, unknown> | undefined}
 */
function plain(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}

/** @param {unknown} error */
function crash(error) {
  tell({ type: "crashed", message: messageOf(error) }, () => process.exit(1));
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
