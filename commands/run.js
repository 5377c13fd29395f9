// Entry of the npm scripts: `node commands/run.js NAME ARGUMENTS` runs `main` of commands/NAME.ts.
const path = require("node:path");
const { errorMessage } = require("../tools/error-message.js");
const { loadTypeScript } = require("../tools/load-typescript.js");

const [name = "", ...commandArguments] = process.argv.slice(2);

async function main() {
  await loadTypeScript(path.join(__dirname, `${name}.ts`)).main(commandArguments);
}

main().catch((error) => {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
});
