import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { performance } from "node:perf_hooks";
import { PluginKind, declareClassPlugin } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";

const require = createRequire(import.meta.url);
const { forgetProjectModules, installProjectLoader } = require("./project-modules.js");
const { installTestGlobals, runTestFile } = require("./run-test-file.js");
const { listTestFiles } = require("./test-files.js");

/** For a test of a mutant; without a mutant the slowest takes about a second. */
const TEST_TIMEOUT_MS = 10_000;

/** For a test without a mutant, which only a busy machine holds up. */
const DRY_RUN_TEST_TIMEOUT_MS = 120_000;

/** Where the run without a mutant leaves each test file's milliseconds, for the other processes. */
const DURATIONS = process.env.MUTATION_TEST_DURATIONS ?? "";

/**
 * Runs jest's test files in this process, again and again: packages stay loaded and sources compiled, while the
 * project's own modules are evaluated anew for each file of each mutant, which costs some ten milliseconds where a start
 * of jest costs seconds. So a mutant in code that runs as its module is loaded is a mutant like the others.
 */
class WarmTestRunner {
  static inject = /** @type {[]} */ ([]);

  constructor() {
    this.root = process.cwd();
    /** The instrumented code looks here for the mutant that is on, and counts here what each test covers. */
    this.stryker = /** @type {any} */ (globalThis).__stryker__ ??= {};
    this.stryker.mutantCoverage = { static: {}, perTest: {} };
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const { projects } = require(path.join(this.root, "jest.config.js"));
    const { setupFiles, transform } = projects[0];
    const [[, compilerOptions]] = Object.values(transform);
    installProjectLoader(this.root, compilerOptions);
    installTestGlobals();
    for (const file of setupFiles) require(file.replace("<rootDir>", this.root));
    return Promise.resolve();
  }

  /** @returns {Promise<import("@stryker-mutator/api/test-runner").DryRunResult>} */
  async dryRun() {
    const tests = [];
    /** @type {Record<string, number>} */
    const durations = {};
    const { mutantCoverage } = this.stryker;
    for (const file of listTestFiles(this.root)) {
      mutantCoverage.static = {};
      const startedAt = performance.now();
      const ends = await this.runFile(file, {
        timeoutMs: DRY_RUN_TEST_TIMEOUT_MS,
        onTest: (/** @type {string | undefined} */ id) => (this.stryker.currentTestId = id),
      });
      durations[file] = performance.now() - startedAt;
      // What runs as a file is loaded or prepared is covered by each of its tests.
      for (const { id } of ends)
        for (const [mutant, hits] of Object.entries(mutantCoverage.static)) {
          const covered = (mutantCoverage.perTest[id] ??= {});
          covered[mutant] = (covered[mutant] ?? 0) + hits;
        }
      tests.push(...ends.map((end) => ({ ...toResult(end), fileName: path.join(this.root, file) })));
    }
    mutantCoverage.static = {};
    if (DURATIONS) fs.writeFileSync(DURATIONS, JSON.stringify(durations));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  /** @param {import("@stryker-mutator/api/test-runner").MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter = [], disableBail, hitLimit }) {
    const only = new Set(testFilter);
    const tests = [];
    Object.assign(this.stryker, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit ? 0 : undefined,
    });
    // For the processes that tests start.
    process.env.__STRYKER_ACTIVE_MUTANT__ = activeMutant.id;
    try {
      for (const file of quickestFirst(testFilter)) {
        const ends = await this.runFile(file, { only, stopAtFailure: !disableBail });
        tests.push(...ends.map(toResult));
        if (!disableBail && ends.some(({ failure }) => failure !== undefined)) break;
      }
    } catch (error) {
      // A module that cannot even be loaded.
      const failureMessage = error instanceof Error ? error.message : String(error);
      tests.push(
        toResult({
          id: testFilter[0] ?? "",
          name: "load",
          durationMs: 0,
          skipped: false,
          failure: failureMessage,
        }),
      );
    } finally {
      delete process.env.__STRYKER_ACTIVE_MUTANT__;
      delete this.stryker.activeMutant;
    }
    return toMutantRunResult(
      determineHitLimitReached(this.stryker.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests },
      disableBail,
    );
  }

  /**
   * @param {string} file
   * @param {Partial<import("./run-test-file.js").FileRun>} options
   * @returns {Promise<import("./run-test-file.js").TestEnd[]>}
   */
  runFile(file, options) {
    forgetProjectModules(this.root);
    /** @type {Map<string, number>} */
    const seen = new Map();
    // A loader keeps all that it ever loaded.
    const load = createRequire(import.meta.url);
    return runTestFile(() => load(path.join(this.root, file)), {
      timeoutMs: TEST_TIMEOUT_MS,
      idOf: (/** @type {string} */ name) => {
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        return `${file}: ${name}${times > 1 ? ` (${times})` : ""}`;
      },
      ...options,
    });
  }
}

/** @param {readonly string[]} testIds */
function quickestFirst(testIds) {
  const durations = fs.existsSync(DURATIONS) ? JSON.parse(fs.readFileSync(DURATIONS, "utf8")) : {};
  return [...new Set(testIds.map((id) => id.slice(0, id.indexOf(": "))))].sort(
    (a, b) => (durations[a] ?? 0) - (durations[b] ?? 0),
  );
}

/**
 * @param {import("./run-test-file.js").TestEnd} end
 * @returns {import("@stryker-mutator/api/test-runner").TestResult}
 */
function toResult({ id, name, durationMs, failure, skipped }) {
  const result = { id, name, timeSpentMs: durationMs };
  if (failure !== undefined) return { ...result, status: TestStatus.Failed, failureMessage: failure };
  return { ...result, status: skipped ? TestStatus.Skipped : TestStatus.Success };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "warm", WarmTestRunner)];
