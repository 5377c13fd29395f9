const { createHash } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/**
 * The folder that keeps the CLI's plugins, credentials and selected stacks.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} `PULUMI_HOME`, default `~/.pulumi`
 */
function pulumiHome(env) {
  return env["PULUMI_HOME"] || path.join(env["HOME"] || os.homedir(), ".pulumi");
}

/**
 * Whether somebody has logged in to a backend (`pulumi login`), or a token says so.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
function isLoggedIn(env) {
  return Boolean(env["PULUMI_ACCESS_TOKEN"] || loggedInBackend(env));
}

/**
 * The URL of the backend that `pulumi login` chose, which may hold a password.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
function loggedInBackend(env) {
  const folder = env["PULUMI_CREDENTIALS_PATH"] || pulumiHome(env);
  return readJson(path.join(folder, "credentials.json"))?.current || undefined;
}

/**
 * The stack that `pulumi stack select` chose for a project, by its short name.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {import("./pulumi-project").PulumiProject} project
 * @returns {string | undefined}
 */
function selectedStack(env, project) {
  const files = new Set([project.file, fs.realpathSync(project.file)]);
  for (const file of files) {
    const hash = createHash("sha1").update(file).digest("hex");
    const workspace = path.join(pulumiHome(env), "workspaces", `${project.name}-${hash}-workspace.json`);
    const stack = readJson(workspace)?.stack;
    if (stack) return stack;
  }
  return undefined;
}

/** @param {string} file @returns {any} undefined where it can't be read */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

module.exports = { pulumiHome, isLoggedIn, loggedInBackend, selectedStack };
