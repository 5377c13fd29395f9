/**
 * Three projects: `unit` is the fast part (no Pulumi engine), `exhaustive` goes through every call, fault or random case there is,
 * `e2e` runs the real engine and real Node versions.
 */
/** @type {import("jest").Config} */
const shared = {
  testEnvironment: "node",
  setupFiles: ["<rootDir>/test/support/node-environment-flags.js"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  // An example stands where it can be read; its imports are those that it has in action-src (tsconfig.json, rootDirs).
  moduleNameMapper: {
    "^(?:\\.\\./){1,2}(runtime/(?:backend|execution|gate|http|run)/.+|define-action)$":
      "<rootDir>/action-src/$1",
  },
  modulePathIgnorePatterns: ["<rootDir>/.build", "<rootDir>/.sim", "<rootDir>/.pulumi-state"],
};

/** @type {import("jest").Config} */
module.exports = {
  maxWorkers: "100%",
  // For a machine with much else to do; a test that hangs is found all the same.
  testTimeout: 30_000,
  globalSetup: "<rootDir>/test/support/global-setup.js",
  globalTeardown: "<rootDir>/test/support/global-teardown.js",
  testSequencer: "<rootDir>/test/support/longest-first.js",
  reporters: ["default", "<rootDir>/test/closing-line-reporter.js"],
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/{test,action-src,examples,templates}/**/*.test.ts"],
      testPathIgnorePatterns: ["\\.(e2e|exhaustive)\\.test\\.ts$"],
    },
    {
      ...shared,
      displayName: "exhaustive",
      testMatch: ["<rootDir>/{test,action-src,examples,templates}/**/*.exhaustive.test.ts"],
    },
    {
      ...shared,
      displayName: "e2e",
      testMatch: ["<rootDir>/{test,action-src,examples,templates}/**/*.e2e.test.ts"],
    },
  ],
};
