// What the smoke test's command runs: plain JavaScript, so that it needs no build step.
const path = require("node:path");
const { loadTypeScript } = require("../../tools/load-typescript.js");

void loadTypeScript(path.join(__dirname, "execute-smoke-test.ts")).main();
