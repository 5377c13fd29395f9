// Where Pulumi enters: plain JavaScript, so that no host has to load a TypeScript compiler first.
const path = require("node:path");
const { setImmediate } = require("node:timers/promises");
const { RunError } = require("@pulumi/pulumi/errors");
const { lendCompilerMemory } = require("../load/compiler-memory.js");
const { errorMessage } = require("../load/error-message.js");
const { importTypeScript } = require("../load/load-typescript.js");
const { showSource } = require("../load/source-places.js");
const { declareProviders } = require("./stack-providers.js");

const ACTIONS = path.join(path.dirname(__dirname), "action-src");

module.exports = async () => {
  // What an action's module leaves behind (a timer, a promise that nobody awaits) may fail later. The SDK tells of it then.
  const show = (/** @type {unknown} */ error) => showSource(error, ACTIONS);
  process.prependListener("uncaughtException", show).prependListener("unhandledRejection", show);
  lendCompilerMemory(process.env);
  const providers = declareProviders();
  // Their declarations leave in the next turn of the event loop; what follows would hold up them and their processes.
  await setImmediate();
  const compiling = importTypeScript(path.join(__dirname, "program.ts"));
  // The program needs it; loading it here uses the time in which the compiler, another process, works.
  require("zod");
  const { program } = await compiling.catch(failToLoad);
  return program(providers);
};

/**
 * As `toRunError`, which is TypeScript itself and so cannot be asked when TypeScript does not compile.
 *
 * @param {unknown} error
 */
function failToLoad(error) {
  const runError = new RunError(errorMessage(error));
  delete runError.stack;
  throw runError;
}
