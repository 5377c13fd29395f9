const path = require("node:path");
/** @type {{ projects: (import("jest").Config & { displayName: string })[] }} */
const { projects } = /** @type {any} */ (require("../../jest.config.js"));

const unit = projects.find(({ displayName }) => displayName === "unit");

/**
 * The unit tests as StrykerJS runs them, in its copy of the project.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...unit,
  rootDir: path.resolve(__dirname, "../.."),
  testTimeout: 30_000,
  testSequencer: "<rootDir>/test/mutation/covering-tests.js",
  testEnvironment: path.join(__dirname, "environment.js"),
  testPathIgnorePatterns: [
    ...(unit?.testPathIgnorePatterns ?? []),
    // They read the sources or bundle them, and the copy's are full of mutants.
    "/bundle-size\\.test\\.ts$",
    "/error-codes\\.test\\.ts$",
    // They go everywhere, for seconds each: a mutant that only they notice wants a test of its own.
    "/test/providers/(model|convergence)\\.test\\.ts$",
    "/handler\\.(properties|masking)\\.test\\.ts$",
  ],
};
