const fs = require("node:fs");
const path = require("node:path");

/** Rooms whose unit tests hold rules of the code that is mutated. */
const ROOMS = [
  "action-src",
  ...["action-src", "commands", "foundation", "infra", "providers"].map((room) => `test/${room}`),
];

const IS_UNIT_TEST = /(?<!\.e2e)\.test\.ts$/;

const LEFT_OUT = [
  // They read the sources or bundle them, and the copy's are full of mutants.
  /bundle-size\.test\.ts$/,
  /error-codes\.test\.ts$/,
  // They go everywhere, for seconds each: a mutant that only they notice wants a test of its own.
  /test\/providers\/(model|convergence|genesys-(convergence|faults))\.test\.ts$/,
  /bundle-cache-model\.test\.ts$/,
  /handler\.(properties|masking|overload)\.test\.ts$/,
];

/** `MUTATION_TESTS=test/providers/`: only the tests whose path has this in it (a regular expression). */
const ASKED_FOR = new RegExp(process.env.MUTATION_TESTS ?? "");

/**
 * The unit tests that a mutant meets.
 *
 * @param {string} projectRoot
 * @returns {string[]} paths relative to it, with `/`
 */
function listTestFiles(projectRoot) {
  return ROOMS.flatMap((room) =>
    fs
      .readdirSync(path.join(projectRoot, room), { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join(room, file.replaceAll(path.sep, "/"))),
  )
    .filter((file) => IS_UNIT_TEST.test(file) && ASKED_FOR.test(file))
    .filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)))
    .sort();
}

module.exports = { listTestFiles };
