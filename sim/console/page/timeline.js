/** @import { LogLine, Trace } from "./types" */

/**
 * @typedef {object} Row
 * @property {"wait" | "sign-in" | "request" | "mark"} kind
 * @property {string} label
 * @property {string} note
 * @property {string} outcome the note without a code
 * @property {number} fromMs since the execution began
 * @property {number} toMs
 * @property {"good" | "warn" | "bad" | "wait"} tone
 */

/** Shorter gaps are the machine's own work. */
const SHORTEST_WAIT_MS = 5;

/**
 * What happened when, from the records of the project's runtime: each attempt's is written at its end, with how long it
 * took; what lies between them was waited.
 *
 * @param {Trace} trace
 * @returns {{ totalMs: number, rows: Row[] }}
 */
export function timelineOf({ dateStarted, durationMs, logLines }) {
  const startMs = Date.parse(dateStarted);
  const events = inOrder(logLines.map((line) => eventOf(line, startMs)));
  const totalMs = Math.max(durationMs, 1, ...events.map(({ toMs }) => toMs));
  /** @type {Row[]} */
  const rows = [];
  let cursorMs = 0;
  let before = "the runtime starts";
  for (const event of events) {
    if (event.fromMs - cursorMs >= SHORTEST_WAIT_MS)
      rows.push({
        kind: "wait",
        outcome: "",
        label: "wait",
        note: before,
        fromMs: cursorMs,
        toMs: event.fromMs,
        tone: "wait",
      });
    rows.push(event);
    cursorMs = Math.max(cursorMs, event.toMs);
    before = event.tone === "good" ? "for its turn" : `after ${event.outcome}`;
  }
  return { totalMs, rows };
}

/**
 * By their beginning. Times are whole milliseconds: an attempt that seems to have begun before a mark that was written
 * ahead of it began with it.
 *
 * @param {readonly Row[]} events in the order of the log
 */
function inOrder(events) {
  let markMs = 0;
  return events
    .map((event) => {
      if (event.kind === "mark") markMs = Math.max(markMs, event.toMs);
      return { ...event, fromMs: Math.min(event.toMs, Math.max(event.fromMs, markMs)) };
    })
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** @param {LogLine} line @param {number} startMs @returns {Row} */
function eventOf({ time, level, message, fields = {} }, startMs) {
  const toMs = Math.max(0, Date.parse(time) - startMs);
  const tone = level === "error" ? "bad" : level === "warn" ? "warn" : "good";
  const { step, attempt, durationMs, code } = fields;
  if (typeof step !== "string")
    return { kind: "mark", label: level, note: message, outcome: message, fromMs: toMs, toMs, tone };
  const outcome = typeof fields.outcome === "string" ? fields.outcome : "";
  const note = typeof code === "string" ? `${outcome} ${code}` : outcome;
  if (typeof attempt !== "number" || typeof durationMs !== "number")
    return { kind: "mark", label: step, note, outcome, fromMs: toMs, toMs, tone };
  const label = attempt > 1 ? `${step}, attempt ${attempt}` : step;
  const kind = step === "token" ? "sign-in" : "request";
  return { kind, label, note, outcome, fromMs: Math.max(0, toMs - durationMs), toMs, tone };
}
