/**
 * What runs in an action's process: loads the action's index.js from the working directory, then runs one execution
 * per message, as many at once as come. Plain JavaScript, so that a start costs no more than Node's own. The messages
 * are described in child-messages.ts.
 */
const { AsyncLocalStorage } = require("node:async_hooks");
const { rmSync } = require("node:fs");
const path = require("node:path");
const { format } = require("node:util");
const { describeError, messageOf, MAX_MESSAGE_CHARACTERS } = require("./describe-error.js");

if (!process.send) throw new Error("This file is run by the CXone simulator, not by hand.");
const send = process.send.bind(process);
/** @type {(message: import("./child-messages").ChildMessage, sent?: () => void) => void} */
const tell = (message, sent = () => undefined) => void send(message, sent);
// The platform's runtime has no such channel, so the handler must not find one.
delete process.send;

/** The action's own folder: a handler may change the working directory, and what it changed to is not ours to delete. */
const folder = process.cwd();
/** @type {AsyncLocalStorage<string>} */
const currentExecution = new AsyncLocalStorage();
/** @type {Set<string>} */
const running = new Set();

// The simulator is gone, however it ended: nobody else is left to clear the folder away.
process.on("disconnect", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
process.on("uncaughtException", crash);
captureConsole();

const handler = load();
if (handler) {
  process.on("message", (message) => {
    const execution = /** @type {import("./child-messages").ExecuteMessage} */ (message);
    currentExecution.run(execution.executionId, () => void execute(handler, execution));
  });
  tell({ type: "ready" });
}

/** @returns {((context: object, inputs: object) => unknown) | undefined} */
function load() {
  try {
    const exported = require(path.join(folder, "index.js"));
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
  running.add(executionId);
  try {
    const outputs = plain(await handle({ executionId, logger: createLogger(executionId) }, inputs));
    if (!outputs) throw new Error("the handler's outputs are not an object");
    tell({ type: "succeeded", executionId, outputs });
  } catch (error) {
    log(executionId, "error", describeError(error, folder));
    tell({ type: "failed", executionId, message: messageOf(error) });
  } finally {
    running.delete(executionId);
  }
}

/**
 * @param {string} executionId
 * @param {import("./child-messages").LogLevel} level
 * @param {string} message
 * @param {Record<string, unknown>} [fields]
 */
function log(executionId, level, message, fields) {
  const cut = message.slice(0, MAX_MESSAGE_CHARACTERS);
  tell({ type: "log", executionId, level, message: cut, ...(fields && { fields }) });
}

/** @param {string} executionId */
function createLogger(executionId) {
  /** @param {import("./child-messages").LogLevel} level */
  const at = (level) => (/** @type {unknown} */ message, /** @type {unknown} */ fields) =>
    log(executionId, level, String(message), plain(fields));
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** What is written to the console during an execution goes into its trace; nobody reads the process's own output. */
function captureConsole() {
  /** @type {(level: import("./child-messages").LogLevel) => (...values: unknown[]) => void} */
  const at =
    (level) =>
    (...values) => {
      const executionId = currentExecution.getStore();
      if (executionId !== undefined && running.has(executionId)) log(executionId, level, format(...values));
    };
  Object.assign(console, {
    debug: at("debug"),
    log: at("info"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  });
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
  for (const executionId of running) log(executionId, "error", describeError(error, folder));
  tell({ type: "crashed", message: messageOf(error) }, () => process.exit(1));
}
