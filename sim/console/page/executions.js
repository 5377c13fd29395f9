import { find, make, show } from "./dom.js";
import { asDuration, asTime } from "./format.js";
import { outcomePill } from "./outcome.js";

/** @import { Action, Execution } from "./types" */

/** More rows are slow to read and to draw. */
const MOST_ROWS = 50;

/**
 * @param {readonly Execution[]} all the newest first
 * @param {readonly Action[]} actions
 * @param {string | undefined} selected
 * @param {(executionId: string) => void} openTrace
 */
export function showExecutions(all, actions, selected, openTrace) {
  const onlyFailed = /** @type {HTMLInputElement} */ (find("#only-failed")).checked;
  const matching = all.filter(
    ({ status, code }) => !onlyFailed || code !== undefined || status !== "succeeded",
  );
  const shown = matching.slice(0, MOST_ROWS);
  const longestMs = Math.max(1, ...shown.map(({ durationMs }) => durationMs));
  const nameOf = new Map(actions.map(({ id, name }) => [id, name]));
  const hasSeveral = actions.length > 1;
  show(find("#list"), [shown, selected, hasSeveral], () => {
    if (shown.length === 0) {
      const text = onlyFailed ? "None has failed." : "None yet. Fill in the form and execute the action.";
      return [make("p", { class: "hint" }, text)];
    }
    const rows = shown.map((execution) => {
      const { executionId, actionId, actionVersion, dateStarted, durationMs } = execution;
      const bar = make("span", { class: "bar", "aria-hidden": "true" });
      bar.style.width = `${Math.max(2, (durationMs / longestMs) * 100)}%`;
      const open = make(
        "button",
        {
          type: "button",
          class: "quiet",
          "data-key": executionId,
          "aria-expanded": String(executionId === selected),
          "aria-label": `Trace of ${asTime(dateStarted)}`,
          onclick: () => openTrace(executionId),
        },
        asTime(dateStarted),
      );
      return make(
        "tr",
        { class: executionId === selected ? "selected" : "", onclick: () => openTrace(executionId) },
        make("td", { class: "when" }, open),
        hasSeveral && make("td", {}, nameOf.get(actionId) ?? "(deleted)"),
        make("td", { class: "optional" }, `v${actionVersion}`),
        make("td", {}, outcomePill(execution)),
        make(
          "td",
          { class: "how-long" },
          make("span", {}, execution.status === "running" ? "…" : asDuration(durationMs)),
          bar,
        ),
      );
    });
    const heads = ["Started", ...(hasSeveral ? ["Action"] : []), "Version", "Outcome", "Duration"];
    return [
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            ...heads.map((text) =>
              make("th", { scope: "col", class: text === "Version" ? "optional" : "" }, text),
            ),
          ),
        ),
        make("tbody", {}, ...rows),
      ),
      ...(matching.length > MOST_ROWS
        ? [make("p", { class: "hint" }, `The newest ${MOST_ROWS} of ${matching.length}.`)]
        : []),
    ];
  });
}
