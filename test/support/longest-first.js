const path = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * Seconds that the long test files take on two cores; only their order matters. The other end-to-end files take some
 * 30 s each, the other unit tests next to nothing.
 *
 * @type {Readonly<Record<string, number>>}
 */
const SECONDS = {
  "faults.e2e": 130,
  "rollback.e2e": 90,
  "rollback-several-actions.e2e": 90,
  "backends.e2e": 85,
  "drift.e2e": 80,
  "kills.e2e": 75,
  "rollback-backends.e2e": 70,
  "life-of-an-action.e2e": 60,
  "cancellation.e2e": 60,
  "model.e2e": 60,
  "review.e2e": 50,
  "contract-guard.e2e": 50,
  "kills-of-proofs.e2e": 80,
  "start.e2e": 75,
  "genesys-cloud.e2e": 75,
  "genesys-cloud-commands.e2e": 75,
  "two-stacks.e2e": 70,
  "adopt.e2e": 60,
  "genesys-faults.exhaustive": 90,
  "model.exhaustive": 25,
  "convergence.exhaustive": 20,
  "genesys-convergence.exhaustive": 15,
  "handler.properties.exhaustive": 10,
};

/** @param {import("@jest/test-result").Test} test */
function secondsOf(test) {
  const name = path.basename(test.path, ".test.ts");
  return SECONDS[name] ?? (name.endsWith(".e2e") ? 30 : 0);
}

/** Starts the longest files first, also where jest has no durations of an earlier run: so no worker is alone at the end. */
class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {import("@jest/test-result").Test[]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}

module.exports = LongestFirst;
