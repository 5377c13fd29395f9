const { spawn } = require("node:child_process");

/**
 * How a program ended.
 *
 * @typedef {object} ForegroundEnd
 * @property {number | null} exitCode null where a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} interrupted whether somebody asked it to stop, with Ctrl-C or a signal
 */

/**
 * Runs a program with this process's terminal. Ctrl-C reaches it from the terminal, once, for it is in the same process
 * group: passing it on would make the Pulumi CLI count two and stop at once, in the middle of a call. This process
 * meanwhile waits, so that what it serves (simulators, say) does not end under the program. A signal that reaches this
 * process alone (`kill`) is passed on.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string }} options
 * @returns {Promise<ForegroundEnd>}
 */
function runInForeground(command, args, { env, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: "inherit", shell: command.endsWith(".cmd") });
    let interrupted = false;
    const wait = () => void (interrupted = true);
    const pass = () => {
      interrupted = true;
      child.kill("SIGTERM");
    };
    process.on("SIGINT", wait).on("SIGTERM", pass);
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      process.off("SIGINT", wait).off("SIGTERM", pass);
      resolve({ exitCode, signal, interrupted });
    });
  });
}

module.exports = { runInForeground };
