// Entry of the npm scripts: `node commands/run.js NAME ARGUMENTS` runs `main` of commands/NAME.ts.
const path = require("node:path");
const { loadTypeScript } = require("../tools/load-typescript.js");

const [name = "", ...commandArguments] = process.argv.slice(2);

/** @param {unknown} error */
function report(error) {
  const isUserError = error instanceof Error && "code" in error && typeof error.code === "string";
  process.stderr.write(
    `${error instanceof Error ? (isUserError ? error.message : error.stack) : String(error)}\n`,
  );
  process.exitCode = 1;
}

Promise.resolve(loadTypeScript(path.join(__dirname, `${name}.ts`)).main(commandArguments)).catch(report);
