// Where Pulumi enters: plain JavaScript, so that no host has to load a TypeScript compiler first.
const path = require("node:path");
const { importTypeScript } = require("../tools/load-typescript.js");
const { declareProviders } = require("./stack-providers.js");

module.exports = async () => {
  const providers = declareProviders();
  const compiling = importTypeScript(path.join(__dirname, "program.ts"));
  // The program needs it; loading it here uses the time in which the compiler, another process, works.
  require("zod");
  const { program } = await compiling;
  return program(providers);
};
