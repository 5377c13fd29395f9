// Where Pulumi enters: plain JavaScript, so that no host has to load a TypeScript compiler first.
const path = require("node:path");
const { importTypeScript } = require("../tools/load-typescript.js");
const { declareProviders } = require("./stack-providers.js");

module.exports = async () => {
  const providers = declareProviders();
  const { program } = await importTypeScript(path.join(__dirname, "program.ts"));
  return program(providers);
};
