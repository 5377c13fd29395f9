const { createHash } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pulumiHome } = require("../defaults/pulumi-home");
const { writeLauncher } = require("./executables");
const { hostsAnswer } = require("./hosts-answer");
const { runProcess } = require("../../load/run-process");
const { ToolChainError } = require("./tool-chain-error");
const { COMMAND_PLUGIN_VERSION } = require("./versions");

/** Where the CLI looks for the plugin, in its order. */
const PLUGIN_HOSTS = ["https://api.github.com", "https://get.pulumi.com"];

/** Lies in the stand-in's folder alone, and holds the hash of what it was made from. */
const STAND_IN_MARK = "cxone-stand-in.json";

const SOURCES = path.join(path.dirname(__dirname), "command-plugin");
const START = "start.js";

/** What it is made from besides. */
const SHARED_SOURCES = [path.join(__dirname, "../../load/end-with-engine.js")];

/**
 * Which `command` plugin the CLI has: the real one, this project's stand-in, or none that can be used.
 *
 * @param {NodeJS.ProcessEnv} env `PULUMI_HOME`, default `~/.pulumi`, holds the plugins
 * @returns {"real" | "stand-in" | "none"} an outdated stand-in counts as none
 */
function installedCommandPlugin(env) {
  const folder = path.join(pulumiHome(env), "plugins", `resource-command-v${COMMAND_PLUGIN_VERSION}`);
  if (!fs.existsSync(folder) || fs.existsSync(`${folder}.partial`)) return "none";
  try {
    const { sources } = JSON.parse(fs.readFileSync(path.join(folder, STAND_IN_MARK), "utf8"));
    return sources === sourcesHash() ? "stand-in" : "none";
  } catch {
    return "real";
  }
}

/**
 * Installs the `command` plugin: the real one by `pulumi plugin install`, or, where neither of the hosts it comes from
 * can be reached or the installation fails, the stand-in in `tools/command-plugin`.
 *
 * @param {string} pulumi the CLI's path
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} report
 * @returns {Promise<"real" | "stand-in">}
 * @throws {ToolChainError} `TOOLCHAIN_PLUGIN` where the stand-in can't be installed either
 */
async function installCommandPlugin(pulumi, env, report) {
  const reason = await installReal(pulumi, env);
  if (reason === undefined) {
    report(`Installed the command plugin ${COMMAND_PLUGIN_VERSION}.`);
    return "real";
  }
  await installStandIn(pulumi, env);
  report(`The command plugin ${COMMAND_PLUGIN_VERSION} could not be had (${reason}).`);
  report(
    "Installed this project's stand-in for it, which runs local.Command and nothing else. To try the real one again:",
  );
  report(`  npm run pulumi -- plugin rm resource command ${COMMAND_PLUGIN_VERSION} --yes && npm run setup`);
  return "stand-in";
}

/** @param {string} pulumi @param {NodeJS.ProcessEnv} env @returns {Promise<string | undefined>} why not */
async function installReal(pulumi, env) {
  // The CLI tries five times, ten seconds in all. A proxy or a mirror of the user's only the CLI knows how to reach.
  const direct = !["HTTPS_PROXY", "https_proxy", "PULUMI_PLUGIN_DOWNLOAD_URL_OVERRIDES"].some(
    (name) => env[name],
  );
  if (direct && !(await hostsAnswer(PLUGIN_HOSTS)))
    return `neither ${PLUGIN_HOSTS.join(" nor ")} can be reached`;
  const { exitCode, stderr } = await pluginInstall(pulumi, env, ["--reinstall"]);
  return exitCode === 0 ? undefined : lastLine(stderr);
}

/**
 * Installs the stand-in, over whichever plugin is there.
 *
 * @param {string} pulumi the CLI's path
 * @param {NodeJS.ProcessEnv} env
 * @throws {ToolChainError} `TOOLCHAIN_PLUGIN`
 */
async function installStandIn(pulumi, env) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cxone-command-plugin-"));
  try {
    bundleStandIn(folder);
    const { exitCode, stderr } = await pluginInstall(pulumi, env, ["--reinstall", "--file", folder]);
    if (exitCode !== 0)
      throw new ToolChainError(
        "TOOLCHAIN_PLUGIN",
        `Set-up could not install the stand-in of the command plugin: ${lastLine(stderr)}\n` +
          "Check that the Pulumi home folder (PULUMI_HOME, default ~/.pulumi) can be written, then run `npm run setup` again.",
      );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes the stand-in as the engine starts it: one JavaScript file and what starts it, a launcher, and the mark.
 *
 * @param {string} folder
 */
function bundleStandIn(folder) {
  require("esbuild").buildSync({
    entryPoints: [path.join(SOURCES, "main.js")],
    outfile: path.join(folder, "command-plugin.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    minify: true,
    // What the Pulumi SDK loads for TypeScript programs; a plugin is none.
    external: ["typescript", "ts-node"],
    logLevel: "silent",
  });
  fs.copyFileSync(path.join(SOURCES, START), path.join(folder, START));
  writeLauncher(folder, "pulumi-resource-command", {
    posix: `node "$here/${START}"`,
    windows: `node "%~dp0${START}"`,
  });
  fs.writeFileSync(path.join(folder, STAND_IN_MARK), `${JSON.stringify({ sources: sourcesHash() })}\n`);
}

/** @param {string} pulumi @param {NodeJS.ProcessEnv} env @param {string[]} options */
function pluginInstall(pulumi, env, options) {
  const args = [
    "plugin",
    "install",
    "resource",
    "command",
    COMMAND_PLUGIN_VERSION,
    "--non-interactive",
    ...options,
  ];
  return runProcess(pulumi, args, {
    env: { ...env, PULUMI_HOME: pulumiHome(env), PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
}

function sourcesHash() {
  const hash = createHash("sha256");
  const own = fs.readdirSync(SOURCES).map((name) => path.join(SOURCES, name));
  for (const file of [...own.sort(), ...SHARED_SOURCES])
    hash.update(path.basename(file)).update(fs.readFileSync(file));
  return hash.digest("hex");
}

const lastLine = (/** @type {string} */ text) => text.trim().split("\n").at(-1) ?? "";

module.exports = { installedCommandPlugin, installCommandPlugin, installStandIn };
