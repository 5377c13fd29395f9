// Entry of the npm scripts: `node load/run.js FILE ARGUMENTS` runs `main` of a TypeScript module (load/command.ts).
const path = require("node:path");
const { adviseNpm } = require("../foundation/advice.js");
const { errorMessage } = require("./error-message.js");
const { loadTypeScript } = require("./load-typescript.js");

const projectRoot = path.dirname(__dirname);
const [file = "", ...args] = process.argv.slice(2);

adviseNpm();

// `npm run history -- … | head` closes the pipe: what nobody reads is dropped, and the work goes on to its own end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== "EPIPE") throw error;
  });

async function main() {
  const exitCode = await loadTypeScript(path.join(projectRoot, file)).main(args, { projectRoot });
  if (exitCode) process.exitCode = exitCode;
}

main().catch((error) => {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
});
