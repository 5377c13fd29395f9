const fs = require("node:fs");
const { TestEnvironment } = require("jest-environment-node");

/** Where the run without a mutant writes a JSON line per test: StrykerJS's name for it, its file, its milliseconds. */
const INDEX = process.env.MUTATION_TEST_INDEX ?? "";

/**
 * A step of jest's, as far as it is looked at.
 *
 * @typedef {{ name: string, parent?: Block }} Block
 * @typedef {{ name: string, parent: Block, duration?: number | null, errors: unknown[], mode: string }} Test
 * @typedef {{ name: "test_start" | "test_done", test: Test }} Step
 */

/** Notes where each test is (`covering-tests.js` reads it), and ends a mutant's run at the first test that fails. */
class MutationEnvironment extends TestEnvironment {
  /**
   * @param {ConstructorParameters<typeof TestEnvironment>[0]} config
   * @param {ConstructorParameters<typeof TestEnvironment>[1]} context
   */
  constructor(config, context) {
    super(config, context);
    this.file = context.testPath;
  }

  /** @param {Step} step */
  handleTestEvent({ name, test }) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (mutant === undefined) {
      if (name === "test_done") this.note(test);
    } else if (name === "test_done" && test.errors.length > 0) {
      process.env.MUTATION_KILLED = mutant;
    } else if (name === "test_start" && process.env.MUTATION_KILLED === mutant) {
      test.mode = "skip";
    }
  }

  /** @param {Test} test */
  note(test) {
    const names = [test.name];
    for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
    fs.appendFileSync(INDEX, `${JSON.stringify([names.join(" "), this.file, test.duration ?? 0])}\n`);
  }
}

module.exports = MutationEnvironment;
