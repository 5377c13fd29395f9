const { spawn } = require("node:child_process");

/**
 * Runs a program to its end and keeps what it wrote.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options] no timeout by default
 * @returns {Promise<{ exitCode: number | null, stdout: string, stderr: string }>} `exitCode` is null where a signal
 * ended it, the timeout's among them
 * @throws {Error} `ENOENT` and its like, where the program cannot be started
 */
function runProcess(command, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      timeout: timeoutMs,
      stdio: ["ignore", "pipe", "pipe"],
      // Node starts a .cmd file of Windows through its shell only.
      shell: command.endsWith(".cmd"),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (stderr += text));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

module.exports = { runProcess };
