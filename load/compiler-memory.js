/**
 * Lets the bundler, a Go program that a process starts for itself, tidy its memory only when it holds half a gigabyte: it made
 * a third of its work otherwise, for 200 actions, and held 0.45 GB as well. What is set already stays. To be called before
 * the bundler is used, and by a process that starts no other Go program.
 *
 * @param {NodeJS.ProcessEnv} environment of the process
 */
function lendCompilerMemory(environment) {
  environment["GOGC"] ??= "off";
  environment["GOMEMLIMIT"] ??= "512MiB";
}

module.exports = { lendCompilerMemory };
