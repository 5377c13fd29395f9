const fs = require("node:fs");
const { TestEnvironment } = require("jest-environment-node");

/** Tests by the names StrykerJS gives them, with file and duration: one JSON line each, written by the run without a mutant. */
const INDEX = process.env.MUTATION_TEST_INDEX ?? "";

/** Notes where each test is (`covering-tests.js` reads it), and ends a mutant's run at the first test that fails. */
class MutationEnvironment extends TestEnvironment {
  /**
   * @param {import("@jest/environment").JestEnvironmentConfig} config
   * @param {import("@jest/environment").EnvironmentContext} context
   */
  constructor(config, context) {
    super(config, context);
    this.file = context.testPath;
  }

  /** @param {import("@jest/types").Circus.Event} event */
  handleTestEvent(event) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (mutant === undefined) {
      if (event.name === "test_done") this.note(event.test);
    } else if (event.name === "test_done" && event.test.errors.length > 0) {
      process.env.MUTATION_KILLED = mutant;
    } else if (event.name === "test_start" && process.env.MUTATION_KILLED === mutant) {
      event.test.mode = "skip";
    }
  }

  /** @param {import("@jest/types").Circus.TestEntry} test */
  note(test) {
    const names = [test.name];
    for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
    fs.appendFileSync(INDEX, `${JSON.stringify([names.join(" "), this.file, test.duration ?? 0])}\n`);
  }
}

module.exports = MutationEnvironment;
