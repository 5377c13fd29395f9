import { find, make, show } from "./dom.js";
import { asDuration, plural } from "./format.js";
import { outcomePill } from "./outcome.js";
import { timelineOf } from "./timeline.js";

/** @import { Row } from "./timeline.js" */
/** @import { LogLine, Trace } from "./types" */

/** Shows one execution: its timeline, and the log as it is kept. @param {Trace} trace @param {string | undefined} code */
export function showTrace(trace, code) {
  find("#trace-section").hidden = false;
  show(find("#trace"), trace, () => {
    const { totalMs, rows } = timelineOf(trace);
    const attempts = rows.filter(({ kind }) => kind === "request").length;
    const signIns = rows.filter(({ kind }) => kind === "sign-in").length;
    const waitedMs = rows.reduce(
      (sum, { kind, fromMs, toMs }) => (kind === "wait" ? sum + toMs - fromMs : sum),
      0,
    );
    return [
      make(
        "p",
        { class: "trace-title" },
        outcomePill({ status: trace.status, ...(code ? { code } : {}) }),
        make("span", {}, asDuration(trace.durationMs)),
        make(
          "span",
          { class: "hint" },
          [
            plural(attempts, "lookup attempt"),
            plural(signIns, "token request"),
            `${asDuration(waitedMs)} waited`,
          ].join(" · "),
        ),
      ),
      make("p", { class: "hint id" }, "Execution ", make("code", {}, trace.executionId)),
      make("ol", { class: "timeline", "aria-label": "Timeline" }, ...rows.map((row) => rowOf(row, totalMs))),
      make(
        "p",
        { class: "x", "aria-hidden": "true" },
        make("span", {}, "0"),
        make("span", {}, asDuration(totalMs)),
      ),
      make(
        "details",
        {},
        make("summary", {}, `The log, ${plural(trace.logLines.length, "line")}`),
        make("ul", { class: "log" }, ...trace.logLines.map(lineOf)),
      ),
    ];
  });
}

/** @param {Row} row @param {number} totalMs */
function rowOf({ kind, label, note, fromMs, toMs, tone }, totalMs) {
  const bar = make("span", { class: `span ${kind} ${tone}`, "aria-hidden": "true" });
  bar.style.left = `${(fromMs / totalMs) * 100}%`;
  bar.style.width = `${((toMs - fromMs) / totalMs) * 100}%`;
  const took = kind === "mark" ? `at ${asDuration(toMs)}` : asDuration(toMs - fromMs);
  return make(
    "li",
    { class: kind },
    make("span", { class: "label" }, label),
    make("span", { class: "track" }, bar),
    make("span", { class: "note" }, make("b", {}, took), ` ${note}`),
  );
}

/** @param {LogLine} line */
function lineOf({ time, level, message, fields }) {
  const shown = Object.entries(fields ?? {}).filter(([name]) => name !== "executionId");
  return make(
    "li",
    { class: level },
    make("span", { class: "hint" }, `${time.slice(11, 23)} ${level} `),
    message,
    shown.length > 0 && make("code", {}, ` ${JSON.stringify(Object.fromEntries(shown))}`),
  );
}
