import { make } from "./dom.js";

/** @import { Execution } from "./types" */

/**
 * What came of an execution, in a word: the handler's own code where it answered a failure.
 *
 * @param {Pick<Execution, "status" | "code">} execution
 */
export function outcomePill({ status, code }) {
  return make("span", { class: `pill ${toneOf(status, code)}` }, code ?? status);
}

/** @param {string} status @param {string} [code] */
export function toneOf(status, code) {
  if (status === "running") return "wait";
  if (status !== "succeeded") return "bad";
  return code === undefined ? "good" : "warn";
}
