import { find, make, show } from "./dom.js";
import { asDuration } from "./format.js";
import { toneOf } from "./outcome.js";

/** @import { Load } from "./types" */

/** Shows how far the load is, and what came of it. @param {Load | null} load */
export function showLoad(load) {
  const element = find("#load");
  if (!load) return;
  show(element, load, () => {
    const ended = Object.values(load.outcomes).reduce((sum, count) => sum + count, 0);
    const { durationMs: durations } = load;
    const took = load.endedAt
      ? `took ${asDuration(Date.parse(load.endedAt) - Date.parse(load.startedAt))}`
      : `${ended} of ${load.count} have ended`;
    return [
      make(
        "p",
        { class: "load-title" },
        make("b", {}, `${load.count} calls at once`),
        ` ${took}`,
        ...(durations
          ? [
              make(
                "span",
                { class: "hint" },
                ` half within ${asDuration(durations.p50)}, 95 % within ${asDuration(durations.p95)}, ` +
                  `the longest ${asDuration(durations.longest)}`,
              ),
            ]
          : []),
      ),
      ...(load.endedAt
        ? []
        : [make("progress", { max: load.count, value: ended, "aria-label": "Calls that have ended" })]),
      make(
        "p",
        { class: "outcomes" },
        ...Object.entries(load.outcomes).map(([how, count]) =>
          make("span", { class: `pill ${toneOfOutcome(how)}` }, `${count} ${how}`),
        ),
      ),
    ];
  });
}

/** @param {string} how */
function toneOfOutcome(how) {
  const isPlatforms = ["succeeded", "failed", "timed-out"].includes(how);
  return isPlatforms ? toneOf(how) : toneOf("succeeded", how);
}
