const { writeSync } = require("node:fs");

/** Ends the run with one plain line, `N passed, N failed`, that scripts and CI systems can read. */
class ClosingLineReporter {
  /**
   * @param {unknown} _contexts
   * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numRuntimeErrorTestSuites: number }} results
   */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : "";
    // At exit, because jest prints its own summary after the last reporter has run.
    process.once("exit", () =>
      writeSync(1, `${results.numPassedTests} passed, ${failed} failed${skipped}\n`),
    );
  }
}

module.exports = ClosingLineReporter;
