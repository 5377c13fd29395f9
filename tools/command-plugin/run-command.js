const { spawn } = require("node:child_process");

/**
 * @typedef {object} Inputs the inputs of `local.Command`, revealed
 * @property {string} [create]
 * @property {string} [update]
 * @property {string} [delete]
 * @property {string} [stdin]
 * @property {string} [dir] default this process's working directory
 * @property {Record<string, string>} [environment] added to this process's own
 * @property {string[]} [interpreter] default `/bin/sh -c`, on Windows `cmd /C`
 * @property {boolean} [addPreviousOutputInEnv] default true
 * @property {"stdout" | "stderr" | "stdoutAndStderr" | "none"} [logging] default `stdoutAndStderr`
 *
 * @typedef {{ stdout: string, stderr: string }} Outputs
 * @typedef {{ exitCode: number | null, signal: NodeJS.Signals | null, stdout: string, stderr: string, both: string }} Run
 */

/**
 * Runs one command of a `local.Command` to its end.
 *
 * @param {string} command
 * @param {Inputs} inputs
 * @param {Outputs | undefined} previous what the run before it wrote; it reaches the command in `PULUMI_COMMAND_STDOUT`
 * and `PULUMI_COMMAND_STDERR` unless `addPreviousOutputInEnv` is false
 * @param {{ signal: AbortSignal, log: (line: string) => void }} context `signal` kills the command
 * @returns {Promise<Run>} `both` is the two outputs as they came
 * @throws {Error} where the interpreter or the folder doesn't exist
 */
function runCommand(command, inputs, previous, { signal, log }) {
  const shell = process.platform === "win32" ? ["cmd", "/C"] : ["/bin/sh", "-c"];
  const [program = "", ...args] = [...(inputs.interpreter?.length ? inputs.interpreter : shell), command];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(inputs.dir === undefined ? {} : { cwd: inputs.dir }),
      env: environment(inputs, previous),
      stdio: [inputs.stdin ? "pipe" : "ignore", "pipe", "pipe"],
      signal,
      killSignal: "SIGKILL",
    });
    let both = "";
    const keep = (/** @type {string} */ text) => (both += text);
    const stdout = collect(child.stdout, keep, shows(inputs, "stdout") ? log : undefined);
    const stderr = collect(child.stderr, keep, shows(inputs, "stderr") ? log : undefined);
    // A command may end without reading its input; its exit code tells then, not the broken pipe.
    child.stdin?.on("error", () => {}).end(inputs.stdin);
    child.on("error", reject);
    child.on("close", (exitCode, ended) =>
      resolve({ exitCode, signal: ended, stdout: stdout(), stderr: stderr(), both }),
    );
  });
}

/** @param {Inputs} inputs @param {Outputs | undefined} previous @returns {NodeJS.ProcessEnv} */
function environment(inputs, previous) {
  const told = inputs.addPreviousOutputInEnv === false ? undefined : previous;
  return {
    ...process.env,
    ...inputs.environment,
    ...(told?.stdout ? { PULUMI_COMMAND_STDOUT: told.stdout } : {}),
    ...(told?.stderr ? { PULUMI_COMMAND_STDERR: told.stderr } : {}),
  };
}

/** @param {Inputs} inputs @param {"stdout" | "stderr"} stream */
function shows({ logging = "stdoutAndStderr" }, stream) {
  return logging === "stdoutAndStderr" || logging === stream;
}

/**
 * Collects a stream, handing each whole line to `log`; the function it returns gives the text without the last newline.
 *
 * @param {import("node:stream").Readable | null} stream
 * @param {(text: string) => void} keep
 * @param {((line: string) => void) | undefined} log
 * @returns {() => string}
 */
function collect(stream, keep, log) {
  let text = "";
  let line = "";
  stream?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
    text += chunk;
    keep(chunk);
    const lines = (line + chunk).split("\n");
    line = lines.pop() ?? "";
    if (log) lines.forEach(log);
  });
  stream?.on("end", () => line && log?.(line));
  return () => text.replace(/\n$/, "");
}

module.exports = { runCommand };
