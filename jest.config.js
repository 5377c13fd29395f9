/** Two projects: `unit` is the fast part (no Pulumi engine), `e2e` runs the real engine and real Node versions. */
/** @type {import("jest").Config} */
const shared = {
  testEnvironment: "node",
  setupFiles: ["<rootDir>/test/support/property-test-seed.js"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  modulePathIgnorePatterns: ["<rootDir>/.build", "<rootDir>/.sim", "<rootDir>/.pulumi-state"],
};

/** @type {import("jest").Config} */
module.exports = {
  maxWorkers: "100%",
  reporters: ["default", "<rootDir>/test/closing-line-reporter.js"],
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["\\.e2e\\.test\\.ts$"],
    },
    { ...shared, displayName: "e2e", testMatch: ["<rootDir>/test/**/*.e2e.test.ts"] },
  ],
};
