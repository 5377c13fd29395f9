const { jestExpect } = require("@jest/expect");
const circus = require("jest-circus");
const { ModuleMocker } = require("jest-mock");

const mocker = new ModuleMocker(globalThis);

/**
 * Of jest's own, which names them in no public place.
 *
 * @typedef {import("jest-circus").State["rootDescribeBlock"]} Block
 * @typedef {Extract<Block["children"][number], { type: "test" }>} Test
 */

/**
 * How a test ended.
 *
 * @typedef {{ id: string, name: string, durationMs: number, failure?: string, skipped: boolean }} TestEnd
 */

/**
 * What a run of a file does besides running it.
 *
 * @typedef {object} FileRun
 * @property {(name: string) => string} idOf a test's id; asked once per test, in the order of the file
 * @property {ReadonlySet<string>} [only] the tests to run; default all of them
 * @property {boolean} [stopAtFailure] skip what follows the first failure; default false
 * @property {number} timeoutMs per test and hook
 * @property {(id: string | undefined) => void} [onTest] is told of each test that starts, and of its end
 */

/** Gives the process the globals of jest's tests. What a test throws outside of its promise fails that test. */
function installTestGlobals() {
  const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
  Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, it, test });
  Object.assign(globalThis, { expect: jestExpect, jest: mocker });
  for (const event of ["uncaughtException", "unhandledRejection"])
    process.on(event, (/** @type {unknown} */ error) => {
      circus.getState().currentlyRunningTest?.errors.push([error, error]);
    });
}

/**
 * Loads a file of tests and runs them in this process, in jest's way but in no realm of their own.
 *
 * @param {() => void} load
 * @param {FileRun} options
 * @returns {Promise<TestEnd[]>}
 */
async function runTestFile(load, { idOf, only, stopAtFailure = false, timeoutMs, onTest }) {
  const environment = { ...process.env };
  circus.resetState();
  const state = circus.getState();
  state.testTimeout = timeoutMs;
  /** @type {Map<Test, TestEnd>} */
  const ends = new Map();
  let failed = false;
  const follow = (/** @type {import("jest-circus").Event} */ event) => {
    if (event.name === "test_start") {
      if (failed && stopAtFailure) event.test.mode = "skip";
      onTest?.(ends.get(event.test)?.id);
    } else if (event.name === "test_done" || event.name === "test_skip") {
      onTest?.(undefined);
      const end = ends.get(event.test);
      if (!end) return;
      end.durationMs = event.test.duration ?? 0;
      end.skipped = event.name === "test_skip";
      if (event.test.errors.length === 0) return;
      failed = true;
      end.failure = event.test.errors.flat().map(toText).join("\n");
    }
  };
  circus.addEventHandler(follow);
  try {
    load();
    keep(state.rootDescribeBlock, (test) => {
      const name = fullName(test);
      const id = idOf(name);
      if (only && !only.has(id)) return false;
      ends.set(test, { id, name, durationMs: 0, skipped: true });
      return true;
    });
    const { unhandledErrors } = await circus.run();
    const [first] = ends.values();
    if (unhandledErrors.length > 0 && first) first.failure ??= unhandledErrors.join("\n");
    return [...ends.values()];
  } finally {
    onTest?.(undefined);
    circus.removeEventHandler(follow);
    mocker.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  }
}

/**
 * Leaves out tests, and blocks without any, whose hooks would run for nothing.
 *
 * @param {Block} block
 * @param {(test: Test) => boolean} isWanted
 */
function keep(block, isWanted) {
  block.children = block.children.filter((child) => {
    if (child.type === "test") return isWanted(child);
    keep(child, isWanted);
    return child.children.length > 0;
  });
}

/** @param {Test} test */
function fullName(test) {
  const names = [test.name];
  for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(" ");
}

/** @param {unknown} error */
function toText(error) {
  return error instanceof Error ? error.message : String(error ?? "");
}

module.exports = { installTestGlobals, runTestFile };
