const { randomBytes } = require("node:crypto");
const { isDeepStrictEqual } = require("node:util");
const { checkInputs } = require("./check-inputs");
const { runCommand } = require("./run-command");
const { containsSecret, masker, reveal, toSecret } = require("./wire-values");

/** @typedef {import("@pulumi/pulumi/provider").Provider} Provider */

const COMMAND_TYPE = "command:local:Command";

/** What state holds beside the inputs; the last two where the real plugin wrote it. */
const OUTPUTS = ["stdout", "stderr", "assets", "archive"];

/**
 * `command:local:Command` with the behaviour of the plugin it stands in for (pulumi/pulumi-command 1.2.1): a change of
 * `triggers` replaces (there by the option `replaceOnChanges` of the package's class, which a plugin does not see: here by
 * itself), any other change updates; an update runs `update` or, without one, `create` again; the previous outputs reach the
 * next run. Secret inputs stay secret, and with a secret among the inputs the outputs are secret too; in what is shown of them
 * while they run, the secrets themselves are masked, which the real plugin does not do. `assetPaths`, `archivePaths` and the
 * other resources of that plugin are refused.
 *
 * @param {string} version the version it answers with
 * @param {(urn: string, line: string) => void} log shows a line of a command's output
 * @returns {Provider}
 */
function commandProvider(version, log) {
  const running = new AbortController();

  /** @param {string} urn @param {"create" | "update" | "delete"} verb @param {any} inputs @param {any} state */
  async function run(urn, verb, inputs, state) {
    const plain = reveal(inputs);
    const mask = masker(inputs);
    const previous = state && { stdout: reveal(state.stdout) ?? "", stderr: reveal(state.stderr) ?? "" };
    const command = verb === "update" ? (plain.update ?? plain.create) : plain[verb];
    if (command === undefined || command === null) return { ...inputs, ...outputs(inputs, previous ?? {}) };
    const ended = await runCommand(command, plain, previous, {
      signal: running.signal,
      log: (line) => log(urn, mask(line)),
    }).catch((/** @type {Error} */ error) => ({
      exitCode: null,
      signal: null,
      stdout: "",
      stderr: "",
      both: error.message,
    }));
    if (ended.exitCode !== 0) throw new Error(mask(failure(urn, verb, ended, containsSecret(inputs))));
    return { ...inputs, ...outputs(inputs, ended) };
  }

  return {
    version,
    check: async (urn, _olds, news) => {
      const type = urn.split("::")[2]?.split("$").at(-1);
      if (type !== COMMAND_TYPE)
        throw new Error(`The stand-in of the command plugin has no ${type}: install the real one.`);
      return { inputs: { addPreviousOutputInEnv: true, ...news }, failures: checkInputs(news) };
    },
    diff: async (_id, _urn, olds, news) => {
      const [old, next] = [reveal(olds), reveal(news)];
      const inputs = new Set(
        [...Object.keys(old), ...Object.keys(next)].filter((key) => !OUTPUTS.includes(key)),
      );
      const changed = [...inputs].filter((key) => !isDeepStrictEqual(old[key], next[key]));
      return { changes: changed.length > 0, replaces: changed.filter((key) => key === "triggers") };
    },
    create: async (urn, inputs) => {
      return {
        id: nameOf(urn) + randomBytes(4).toString("hex"),
        outs: await run(urn, "create", inputs, undefined),
      };
    },
    update: async (_id, urn, olds, news) => ({ outs: await run(urn, "update", news, olds) }),
    delete: async (_id, urn, state) => {
      await run(urn, "delete", state, state);
    },
    cancel: async () => running.abort(),
  };
}

const nameOf = (/** @type {string} */ urn) => urn.split("::").slice(3).join("::");

/** @param {any} inputs @param {{ stdout?: string, stderr?: string }} ended */
function outputs(inputs, { stdout = "", stderr = "" }) {
  const wrap = containsSecret(inputs) ? toSecret : (/** @type {string} */ text) => text;
  return { stdout: wrap(stdout), stderr: wrap(stderr) };
}

/**
 * @param {string} urn
 * @param {string} verb
 * @param {Omit<import("./run-command").Run, "stdout">} ended
 * @param {boolean} hasSecrets with secrets among the inputs, only what the command wrote to stderr is told
 */
function failure(urn, verb, ended, hasSecrets) {
  const how =
    ended.exitCode === null
      ? `was ended by ${ended.signal ?? "an error"}`
      : `ended with exit code ${ended.exitCode}`;
  const text = (hasSecrets && ended.exitCode !== null ? ended.stderr : ended.both).trim();
  return `The ${verb} command of "${nameOf(urn)}" ${how}.${text ? ` It wrote:\n${text}` : ""}`;
}

module.exports = { commandProvider };
