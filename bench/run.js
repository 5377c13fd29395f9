// Entry of the benchmarks: `node bench/run.js NAME ARGUMENTS` runs `main` of bench/NAME/main.ts, which is handed the
// arguments and the project's folder.
const path = require("node:path");
const { loadTypeScript } = require("../load/load-typescript.js");

const [name = "", ...benchArguments] = process.argv.slice(2);

/** @param {unknown} error */
function report(error) {
  const isUserError = error instanceof Error && "code" in error && error.code !== undefined;
  process.stderr.write(
    `${error instanceof Error ? (isUserError ? error.message : error.stack) : String(error)}\n`,
  );
  process.exitCode = 1;
}

Promise.resolve(
  loadTypeScript(path.join(__dirname, name, "main.ts")).main(benchArguments, path.dirname(__dirname)),
).catch(report);
