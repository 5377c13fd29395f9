const fs = require("node:fs");
const path = require("node:path");

/** The CLI, and what it starts for a Node.js program: its language host and the host of dynamic providers. */
const EXECUTABLES = /** @type {const} */ ({
  cli: "pulumi",
  languageHost: "pulumi-language-nodejs",
  dynamicProvider: "pulumi-resource-pulumi-nodejs",
});

/**
 * The absolute path of an executable in the first of `folders` that has it.
 *
 * @param {string} name without a suffix; on Windows `.exe` and `.cmd` are tried
 * @param {readonly string[]} folders
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined}
 */
function findExecutable(name, folders, platform = process.platform) {
  const suffixes = platform === "win32" ? [".exe", ".cmd"] : [""];
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const file = path.resolve(folder, name + suffix);
      if (isExecutable(file)) return file;
    }
  }
  return undefined;
}

function isExecutable(/** @type {string} */ file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The folders of PATH, in its order. Windows spells the variable `Path`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function pathFolders(env) {
  return (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
}

/**
 * Writes an executable script that runs another program with more arguments before its own.
 *
 * @param {string} folder
 * @param {string} name without a suffix
 * @param {{ posix: string, windows: string }} command one shell line; `$here` (posix) and `%~dp0` are the script's folder
 */
function writeLauncher(folder, name, command) {
  const windows = process.platform === "win32";
  const text = windows
    ? `@echo off\r\n${command.windows} %*\r\n`
    : `#!/bin/sh\nhere=$(dirname "$0")\nexec ${command.posix} "$@"\n`;
  fs.writeFileSync(path.join(folder, windows ? `${name}.cmd` : name), text, { mode: 0o755 });
}

module.exports = { EXECUTABLES, findExecutable, pathFolders, writeLauncher };
