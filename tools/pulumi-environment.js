const path = require("node:path");
const { readCommandLine } = require("./defaults/command-line");
const { developmentPassphrase, localBackend } = require("./defaults/local-backend");
const { pulumiHome } = require("./defaults/pulumi-home");
const { findPulumiProject } = require("./defaults/pulumi-project");
const { findToolChain } = require("./tool-chain/ensure-tool-chain");
const { ToolChainError } = require("./tool-chain/tool-chain-error");

const CHECKOUT = path.dirname(__dirname);

/**
 * What to run for `pulumi ARGS`, and in which environment: that of the shell, with the tool chain first on PATH, no
 * question to the network about newer versions, a cache for what Node.js compiles, and, where no backend is chosen, the
 * local one of this checkout.
 * Starts no process; run `setUp` (tools/setup.js) before.
 *
 * @param {object} options
 * @param {string} [options.cwd] where the CLI will run, default the process's
 * @param {readonly string[]} [options.args] what follows `pulumi`, default none
 * @param {NodeJS.ProcessEnv} [options.env] default the process's
 * @param {string} [options.checkout] whose local state folder is used, default this checkout
 * @returns {{ command: string, env: NodeJS.ProcessEnv, notes: string[] }} `notes`: a line for people per default chosen
 * @throws {ToolChainError} `TOOLCHAIN_NOT_SET_UP`, `TOOLCHAIN_BAD_OPTION`
 */
function pulumiEnvironment({ cwd = process.cwd(), args = [], env = process.env, checkout = CHECKOUT } = {}) {
  const toolChain = findToolChain(env);
  if (!toolChain)
    throw new ToolChainError(
      "TOOLCHAIN_NOT_SET_UP",
      "The Pulumi CLI can't be run: set-up has not found or built it yet. Run `npm run setup`, then this command again.",
    );
  const commandLine = readCommandLine(args);
  const project = findPulumiProject(path.resolve(cwd, commandLine.cwd ?? ""));
  const backend = commandLine.usesBackend ? localBackend(env, project, checkout) : undefined;
  const passphrase = backend && developmentPassphrase(env, project, commandLine.stack);
  return {
    command: toolChain.executable,
    env: {
      ...withPathFirst(env, toolChain.folder),
      // Said outright: the CLI asks the system for the user's home, which need not be $HOME.
      PULUMI_HOME: pulumiHome(env),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Node.js 22.1 and newer compile the SDK once instead of for each run; older ones pass it over.
      NODE_COMPILE_CACHE: env["NODE_COMPILE_CACHE"] ?? path.join(checkout, ".build", "node-compile-cache"),
      ...backend?.env,
      ...passphrase?.env,
    },
    notes: [...(backend?.notes ?? []), ...(passphrase?.notes ?? [])],
  };
}

/** @param {NodeJS.ProcessEnv} env @param {string} folder */
function withPathFirst(env, folder) {
  const name = "PATH" in env || process.platform !== "win32" ? "PATH" : "Path";
  return { ...env, [name]: [folder, env[name]].filter(Boolean).join(path.delimiter) };
}

module.exports = { pulumiEnvironment };
