const fs = require("node:fs");
const path = require("node:path");
const { runProcess } = require("../../load/run-process");

/** @typedef {{ version: string, toolchain: string }} Go what `go env GOVERSION GOTOOLCHAIN` says, without the `go` */

/**
 * The Go version that a module asks for.
 *
 * @param {string} file its go.mod
 * @returns {string} for example `1.25.11`
 */
function goLine(file) {
  return /^go (\S+)$/m.exec(fs.readFileSync(file, "utf8"))?.[1] ?? "";
}

/**
 * Asks an installed Go for its version.
 *
 * @param {string} go its executable
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Go>} empty strings where it doesn't tell
 */
async function goVersion(go, env) {
  // Asked from outside any module: inside one, Go might switch to another version first.
  const { stdout } = await runProcess(go, ["env", "GOVERSION", "GOTOOLCHAIN"], {
    cwd: path.parse(go).root,
    env,
  });
  const [version = "", toolchain = ""] = stdout.split("\n");
  return { version: version.replace(/^go/, "").trim(), toolchain: toolchain.trim() };
}

/**
 * Whether this Go can build a module that asks for `least`: it is that new, or may fetch a newer one by itself, which
 * versions from 1.21 do unless GOTOOLCHAIN forbids it (https://go.dev/doc/toolchain).
 *
 * @param {Go} found
 * @param {string} least
 * @returns {boolean}
 */
function canBuild(found, least) {
  if (atLeast(found.version, least)) return true;
  return atLeast(found.version, "1.21") && found.toolchain !== "local" && found.toolchain !== "path";
}

/** Go's versions are not quite semantic ones (`1.21`, `1.26rc1`); their numbers are compared. */
function atLeast(/** @type {string} */ version, /** @type {string} */ least) {
  // Loaded here: only a build compares.
  const { coerce, gte } = require("semver");
  return gte(coerce(version) ?? "0.0.0", coerce(least) ?? "0.0.0");
}

module.exports = { goLine, goVersion, canBuild };
