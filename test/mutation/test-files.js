const fs = require("node:fs");
const path = require("node:path");

/** Rooms whose unit tests hold rules of the code that is mutated. */
const ROOMS = [
  "action-src",
  ...["action-src", "commands", "foundation", "infra", "providers"].map((room) => `test/${room}`),
];

const IS_UNIT_TEST = /(?<!\.(e2e|exhaustive))\.test\.ts$/;

const LEFT_OUT = [
  // They read the sources or bundle them, and the copy's are full of mutants.
  /bundle-size\.test\.ts$/,
  /error-codes\.test\.ts$/,
  // It goes everywhere, for seconds: a mutant that only it notices wants a test of its own.
  /handler\.overload\.test\.ts$/,
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
