const path = require("node:path");
const { loadTypeScript } = require("../tools/load-typescript.js");

// The permanent address that every state points at (providers/provider-shim.ts). It runs inside Pulumi's dynamic
// provider host, once a process, and loads nothing of @pulumi/pulumi: start-up is most of a preview.
const { createProvider } = loadTypeScript(path.join(__dirname, "dynamic-provider.ts"));

module.exports = createProvider();
