const fs = require("node:fs");
const path = require("node:path");
const { fileURLToPath, pathToFileURL } = require("node:url");
const { LOCAL_STACKS } = require("./local-stacks");
const { isLoggedIn, selectedStack } = require("./pulumi-home");

/** The stacks whose passphrase may be known to everybody: those of `npm start`, deployed to simulators alone. */
const DEVELOPMENT_STACKS = /** @type {readonly string[]} */ (Object.values(LOCAL_STACKS));

/** Protects nothing: it spares a question on a laptop, where the state and the simulators' credentials are local. */
const DEVELOPMENT_PASSPHRASE = "cxone-data-actions-development";

/**
 * The local state folder of this checkout, for somebody who has chosen no backend: not by `PULUMI_BACKEND_URL`, not in
 * Pulumi.yaml, not by `pulumi login`. Creates the folder, for its owner only.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {import("./pulumi-project").PulumiProject | undefined} project
 * @param {string} checkout
 * @returns {{ env: NodeJS.ProcessEnv, notes: string[] } | undefined} undefined where a backend is chosen
 */
function localBackend(env, project, checkout) {
  if (env["PULUMI_BACKEND_URL"] || project?.hasBackend || isLoggedIn(env)) return undefined;
  const url = localState(checkout);
  const folder = fileURLToPath(url);
  return {
    env: { PULUMI_BACKEND_URL: url },
    notes: [
      `No backend is chosen (pulumi login or PULUMI_BACKEND_URL does): the state is kept in ${folder}.`,
    ],
  };
}

/**
 * The local state folder of a checkout, created for its owner only where it is missing.
 *
 * @param {string} checkout
 * @returns {string} its URL as a backend
 */
function localState(checkout) {
  const folder = path.join(checkout, ".pulumi-state");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return pathToFileURL(folder).href;
}

/**
 * The development passphrase, for the stacks of `npm start` and nobody's own passphrase; every other stack is left to the CLI's error.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {import("./pulumi-project").PulumiProject | undefined} project
 * @param {string | undefined} named the stack on the command line
 * @returns {{ env: NodeJS.ProcessEnv, notes: string[] } | undefined}
 */
function developmentPassphrase(env, project, named) {
  if (env["PULUMI_CONFIG_PASSPHRASE"] !== undefined || env["PULUMI_CONFIG_PASSPHRASE_FILE"] !== undefined)
    return undefined;
  const stack = named ?? (env["PULUMI_STACK"] || (project && selectedStack(env, project)));
  const name = stack?.split("/").at(-1) ?? "";
  if (!DEVELOPMENT_STACKS.includes(name)) return undefined;
  return {
    env: { PULUMI_CONFIG_PASSPHRASE: DEVELOPMENT_PASSPHRASE },
    notes: [`PULUMI_CONFIG_PASSPHRASE is not set: stack ${name} uses the development passphrase.`],
  };
}

module.exports = { DEVELOPMENT_PASSPHRASE, developmentPassphrase, localBackend, localState };
