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

/** @param {string} version @param {string} least */
function atLeast(version, least) {
  const numbers = (/** @type {string} */ text) => (/^[\d.]+/.exec(text)?.[0] ?? "0").split(".").map(Number);
  const [a, b] = [numbers(version), numbers(least)];
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

module.exports = { goLine, goVersion, canBuild };
