// Runs where something other than code, contract or environment changed (a rotated CXone credential, say): the action
// is not executed again, and the answer of its last execution stays. The command plugin hands that answer over. What
// did change is tried: the action is read.
const path = require("node:path");
const { errorMessage } = require("../../load/error-message.js");
const { loadTypeScript } = require("../../load/load-typescript.js");

async function main() {
  await loadTypeScript(path.join(__dirname, "try-connection.ts")).main();
  process.stdout.write(process.env.PULUMI_COMMAND_STDOUT ?? "");
}

main().catch((error) => {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
});
