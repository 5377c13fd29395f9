/**
 * What runs in an action's process: loads the action from the working directory, then runs one execution per message,
 * as many at once as come. The first argument is the file of the platform's calling convention, which knows what an
 * action exports and how it is called; the other arguments are the convention's. Plain JavaScript, so that a start costs
 * no more than Node's own. The messages are described in child-messages.ts.
 */
const { AsyncLocalStorage } = require("node:async_hooks");
const { rmSync } = require("node:fs");
const { format } = require("node:util");
const { describeError, messageOf, MAX_MESSAGE_CHARACTERS } = require("./describe-error.js");
const { plainObject } = require("./plain-object.js");

if (!process.send) throw new Error("This file is run by a simulator, not by hand.");
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

const call = load();
if (call) {
  process.on("message", (message) => {
    const execution = /** @type {import("./child-messages").ExecuteMessage} */ (message);
    currentExecution.run(execution.executionId, () => void execute(call, execution));
  });
  tell({ type: "ready" });
}

/** @returns {import("./child-messages").CallAction | undefined} */
function load() {
  const [conventionFile = "", ...options] = process.argv.slice(2);
  /** @type {import("./child-messages").CallingConvention} */
  const convention = require(conventionFile);
  try {
    return convention.load(folder, ...options);
  } catch (error) {
    crash(error);
  }
  return undefined;
}

/**
 * @param {import("./child-messages").CallAction} call
 * @param {import("./child-messages").ExecuteMessage} message
 */
async function execute(call, message) {
  const { executionId } = message;
  running.add(executionId);
  try {
    const outputs = await call(message, createLogger(executionId));
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
    log(executionId, level, String(message), plainObject(fields));
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

/** @param {unknown} error */
function crash(error) {
  for (const executionId of running) log(executionId, "error", describeError(error, folder));
  tell({ type: "crashed", message: messageOf(error) }, () => process.exit(1));
}
