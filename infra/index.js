// Where Pulumi enters: plain JavaScript, so that no host has to load a TypeScript compiler first.
const path = require("node:path");
const { loadTypeScript } = require("../tools/load-typescript.js");

module.exports = () => loadTypeScript(path.join(__dirname, "program.ts")).program();
