// Entry of the npm scripts: `node commands/run.js NAME ARGUMENTS` runs `main` of commands/NAME/main.ts.
const path = require("node:path");
const { errorMessage } = require("../load/error-message.js");
const { loadTypeScript } = require("../load/load-typescript.js");

const [name = "", ...commandArguments] = process.argv.slice(2);

async function main() {
  await loadTypeScript(path.join(__dirname, name, "main.ts")).main(commandArguments, path.dirname(__dirname));
}

main().catch((error) => {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
});
