const fs = require("node:fs");
const { default: Sequencer } = require("@jest/test-sequencer");

/** What `environment.js` has written. */
function readIndex() {
  const index = process.env.MUTATION_TEST_INDEX ?? "";
  if (!fs.existsSync(index)) return [];
  const lines = fs.readFileSync(index, "utf8").trim().split("\n");
  return lines.map(
    (line) => /** @type {[name: string, file: string, durationMs: number]} */ (JSON.parse(line)),
  );
}

/**
 * Leaves out the files that hold none of the tests which cover a mutant: jest would load each of them, only to skip its
 * tests one by one. The quickest file comes first. A mutant in code that runs as its module is loaded has every file.
 */
class CoveringTests extends Sequencer {
  /** @param {import("@jest/test-sequencer").TestSequencerOptions} options */
  constructor(options) {
    super(options);
    this.testNamePattern = options.globalConfig.testNamePattern;
  }

  /**
   * @override
   * @param {import("@jest/test-result").Test[]} tests
   */
  sort(tests) {
    const pattern = new RegExp(this.testNamePattern || "", "i");
    /** @type {Map<string, number>} */
    const durations = new Map();
    for (const [name, file, durationMs] of readIndex())
      if (pattern.test(name)) durations.set(file, (durations.get(file) ?? 0) + durationMs);
    if (durations.size === 0) return tests;
    const duration = (/** @type {import("@jest/test-result").Test} */ test) => durations.get(test.path) ?? 0;
    return tests.filter(({ path }) => durations.has(path)).sort((a, b) => duration(a) - duration(b));
  }
}

module.exports = CoveringTests;
