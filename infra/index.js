// Where Pulumi enters: plain JavaScript, so that no host has to load a TypeScript compiler first.
const path = require("node:path");
const { RunError } = require("@pulumi/pulumi/errors");
const { errorMessage } = require("../load/error-message.js");
const { importTypeScript } = require("../load/load-typescript.js");
const { declareProviders } = require("./stack-providers.js");

module.exports = async () => {
  const providers = declareProviders();
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
