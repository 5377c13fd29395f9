const path = require("node:path");
const { endWithEngine } = require("../load/end-with-engine.js");
const { loadTypeScript } = require("../load/load-typescript.js");

// The permanent address that every state points at (providers/provider-shim.ts). It runs inside Pulumi's dynamic
// provider host, once a process, and loads nothing of @pulumi/pulumi: start-up is most of a preview.
const { createProvider } = load("dynamic-provider.ts");

// The engine gives its address as the last argument; other processes that load this file have none.
endWithEngine(process.argv.at(-1));

module.exports = createProvider();

/** @param {string} name */
function load(name) {
  try {
    return loadTypeScript(path.join(__dirname, name));
  } catch (error) {
    // The host prints message and stack: of a source that does not compile, the message says everything.
    if (error instanceof Error && "code" in error) {
      error.message += ` [${error.code}]`;
      error.stack = String(error.code);
    }
    throw error;
  }
}
