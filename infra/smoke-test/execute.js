// What the smoke test's command runs: plain JavaScript, so that it needs no build step.
const path = require("node:path");
const { errorMessage } = require("../../load/error-message.js");
const { loadTypeScript } = require("../../load/load-typescript.js");

try {
  void loadTypeScript(path.join(__dirname, "execute-smoke-test.ts")).main();
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
}
