const fs = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("./cache-folder");
const { EXECUTABLES, findExecutable, pathFolders } = require("./executables");
const { runProcess } = require("../../load/run-process");
const { PULUMI_VERSION, isCompatibleVersion } = require("./versions");

/**
 * @typedef {{ way: "path" | "download" | "build", folder: string, executable: string, version: string }} ToolChain
 * A usable CLI: how it was come by, the folder of its executable, the executable, and its version.
 *
 * @typedef {{ toolChain: ToolChain } | { missing: string }} Attempt
 * What one way gave: the tool chain, or what it lacked, in words that end a sentence.
 */

/**
 * The CLI on PATH, where it is 3.248.0 or newer (below 4) and its Node.js hosts are beside it or on PATH too.
 * Its answer to `pulumi version` is remembered until the file changes.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Attempt>}
 */
async function usePath(env) {
  const executable = findExecutable(EXECUTABLES.cli, pathFolders(env));
  if (executable && !remembered(executable, env)) await rememberVersion(executable, env);
  return lookAtPath(env);
}

/**
 * As {@link usePath}, without starting the CLI: for a caller that runs after set-up.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Attempt}
 */
function lookAtPath(env) {
  const folders = pathFolders(env);
  const executable = findExecutable(EXECUTABLES.cli, folders);
  if (!executable) return { missing: "there is no `pulumi` on PATH" };
  const version = remembered(executable, env);
  if (!version) return { missing: `${executable} does not tell its version` };
  if (!isCompatibleVersion(version))
    return { missing: `${executable} is ${version}, not ${PULUMI_VERSION} or newer and below 4` };
  const folder = path.dirname(executable);
  for (const name of [EXECUTABLES.languageHost, EXECUTABLES.dynamicProvider])
    if (!findExecutable(name, [path.dirname(fs.realpathSync(executable)), folder, ...folders]))
      return { missing: `${executable} has no \`${name}\` beside it or on PATH` };
  return { toolChain: { way: "path", folder, executable, version } };
}

const memoryFile = (/** @type {NodeJS.ProcessEnv} */ env) =>
  path.join(cacheFolder(env), "path-tool-chain.json");

/** What tells one build of the executable from another. */
function identity(/** @type {string} */ executable) {
  const { size, mtimeMs } = fs.statSync(executable);
  return `${executable} ${size} ${mtimeMs}`;
}

/** @param {string} executable @param {NodeJS.ProcessEnv} env @returns {string | undefined} */
function remembered(executable, env) {
  try {
    const memory = JSON.parse(fs.readFileSync(memoryFile(env), "utf8"));
    return memory.identity === identity(executable) ? memory.version : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} executable @param {NodeJS.ProcessEnv} env */
async function rememberVersion(executable, env) {
  const version = await askVersion(executable, env);
  if (!version) return;
  const file = memoryFile(env);
  const temporary = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(temporary, JSON.stringify({ identity: identity(executable), version }));
  fs.renameSync(temporary, file);
}

/** @param {string} executable @param {NodeJS.ProcessEnv} env */
async function askVersion(executable, env) {
  try {
    const { exitCode, stdout } = await runProcess(executable, ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      timeoutMs: 20_000,
    });
    return exitCode === 0 ? stdout.trim().split("\n").at(-1)?.trim() : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { usePath, lookAtPath };
