const { adviseNpm } = require("../foundation/advice");
const { pulumiEnvironment } = require("./pulumi-environment");
const { runInForeground } = require("../load/run-in-foreground");
const { errorMessage } = require("../load/error-message");
const { setUp } = require("./setup");

/** @param {readonly string[]} args */
async function main(args) {
  adviseNpm();
  await setUp(process.env, (line) => console.error(line));
  const { command, env, notes } = pulumiEnvironment({ args });
  for (const note of notes) console.error(note);
  const { exitCode, signal } = await runInForeground(command, args, { env });
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = exitCode ?? 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(errorMessage(error));
  process.exitCode = 1;
});
