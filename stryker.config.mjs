import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

// What a mutated program leaves behind goes with the run. Not below .build: sockets need a short path.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "mutation-"));
// To be passed through by other accounts: PostgreSQL does not run as root.
fs.chmodSync(temporary, 0o711);
process.once("exit", () => fs.rmSync(temporary, { recursive: true, force: true }));
for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = temporary;
process.env.MUTATION_TEST_DURATIONS = path.join(temporary, "test-durations.json");

/** `npm run mutation`: small changes to the product code, each of which some unit test must notice (docs/mutation.md). */
export default {
  mutate: [
    "{action-src,foundation,infra,providers}/**/*.{ts,js}",
    "!**/*.test.ts",
    "!action-src/*/test/**",
    // They run in processes of their own, where no test is watched: the end-to-end tests have them.
    "!infra/{index,stack-providers}.js",
    "!infra/program.ts",
    "!infra/smoke-test/{execute,keep-last-answer}.js",
    "!providers/dynamic-entry.js",
  ],
  testRunner: "warm",
  plugins: ["./test/mutation/warm-test-runner.mjs", "./test/mutation/ignore-prose.mjs"],
  ignorers: ["prose"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  // What a mutant leaves running, such as a server that it did not close, ends with its process.
  maxTestRunnerReuse: 500,
  timeoutMS: 15_000,
  timeoutFactor: 1.2,
  dryRunTimeoutMinutes: 30,
  // Others' files, and ours that no test reads.
  ignorePatterns: ["/.build", "/.pulumi-state", "/.sim", "/coverage"],
  tempDirName: ".build/mutation/sandboxes",
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: ".build/mutation/report.html" },
  jsonReporter: { fileName: ".build/mutation/report.json" },
  thresholds: { high: 95, low: 90, break: 90 },
  allowEmpty: true,
};
