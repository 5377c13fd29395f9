const { spawn } = require("node:child_process");
const { pulumiEnvironment } = require("./pulumi-environment");
const { printFailure, setUp } = require("./setup");

/** @param {readonly string[]} args */
async function main(args) {
  await setUp(process.env, (line) => console.error(line));
  const { command, env, notes } = pulumiEnvironment({ args });
  for (const note of notes) console.error(note);
  const { exitCode, signal } = await runInForeground(command, args, env);
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = exitCode ?? 1;
}

/**
 * Runs a program with this process's terminal. Ctrl-C reaches it from the terminal, once, for it is in the same process
 * group: passing it on would make the CLI count two and stop at once, in the middle of a call. A signal that reaches
 * this process alone (`kill`) is passed on.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ exitCode: number | null, signal: NodeJS.Signals | null }>}
 */
function runInForeground(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: "inherit", shell: command.endsWith(".cmd") });
    const wait = () => {};
    const pass = () => void child.kill("SIGTERM");
    process.on("SIGINT", wait).on("SIGTERM", pass);
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      process.off("SIGINT", wait).off("SIGTERM", pass);
      resolve({ exitCode, signal });
    });
  });
}

main(process.argv.slice(2)).catch(printFailure);
