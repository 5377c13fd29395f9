import { find, make } from "./dom.js";
import { asDuration, plural } from "./format.js";

/** @import { BackendRequest } from "./types" */

const BINS = 60;
const SVG = "http://www.w3.org/2000/svg";
/** From the axis upwards. */
const KINDS = /** @type {const} */ ([
  ["answered", "answered"],
  ["unauthorized", "401"],
  ["limited", "429"],
  ["failed", "5xx or broken"],
  ["open", "no answer yet"],
]);

/** @typedef {(typeof KINDS)[number][0]} Kind */

/** @param {BackendRequest} request @param {number} nowMs @returns {Kind} */
function kindOf({ status, time, fault }, nowMs) {
  if (status === null) return nowMs - Date.parse(time) > 30_000 || isBroken(fault) ? "failed" : "open";
  if (status === 401) return "unauthorized";
  if (status === 429) return "limited";
  return status >= 500 ? "failed" : "answered";
}

/** @param {string | undefined} fault */
function isBroken(fault) {
  return fault === "refuse" || fault === "reset" || fault === "lost-answer";
}

/**
 * Draws the requests of a span by the time of their arrival, and says in words what is drawn.
 *
 * @param {readonly BackendRequest[]} all
 * @param {{ fromMs: number, toMs: number, isLive: boolean }} span
 * @param {number} nowMs
 */
export function showChart(all, { fromMs, toMs, isLive }, nowMs) {
  const requests = all.filter(({ time }) => Date.parse(time) >= fromMs && Date.parse(time) <= toMs);
  const binMs = (toMs - fromMs) / BINS;
  const bins = Array.from({ length: BINS }, () => /** @type {Record<string, number>} */ ({}));
  /** @type {Record<string, number>} */
  const totals = {};
  for (const request of requests) {
    const kind = kindOf(request, nowMs);
    const bin = bins[Math.min(BINS - 1, Math.floor((Date.parse(request.time) - fromMs) / binMs))] ?? {};
    bin[kind] = (bin[kind] ?? 0) + 1;
    totals[kind] = (totals[kind] ?? 0) + 1;
  }
  const highest = Math.max(...bins.map((bin) => Object.values(bin).reduce((sum, count) => sum + count, 0)));
  const top = niceTop(highest);
  const signIns = requests.filter(({ isSignIn }) => isSignIn).length;
  const facts = [
    plural(requests.length, "request"),
    plural(signIns, "sign-in"),
    `at most ${mostAtOnce(requests, nowMs)} at once`,
  ];
  find("#chart").replaceChildren(
    make("p", { class: "chart-facts" }, facts.join(" · ")),
    make(
      "div",
      { class: "plot" },
      make("span", { class: "y top" }, top),
      make("span", { class: "y middle" }, top / 2),
      make(
        "span",
        { class: "y unit" },
        binMs === 1_000 ? "requests a second" : `requests in ${asDuration(binMs)}`,
      ),
      bars(bins, top),
    ),
    make(
      "p",
      { class: "x", "aria-hidden": "true" },
      make("span", {}, isLive ? "a minute ago" : "start"),
      make("span", {}, isLive ? "now" : asDuration(toMs - fromMs)),
    ),
    make(
      "ul",
      { class: "legend" },
      ...KINDS.map(([kind, words]) =>
        make(
          "li",
          { class: totals[kind] ? kind : `${kind} none` },
          make("b", {}, totals[kind] ?? 0),
          ` ${words}`,
        ),
      ),
    ),
  );
}

/** @param {readonly Record<string, number>[]} bins @param {number} top */
function bars(bins, top) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${BINS} 100`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  for (const y of [0, 50, 100]) rect(svg, "grid", 0, y === 100 ? 99.6 : y, BINS, 0.4);
  bins.forEach((bin, index) => {
    let y = 100;
    for (const [kind] of KINDS) {
      const height = ((bin[kind] ?? 0) / top) * 100;
      if (height === 0) continue;
      y -= height;
      rect(svg, kind, index + 0.1, y, 0.8, height);
    }
  });
  return svg;
}

/** @param {SVGElement} svg @param {string} kind @param {number} x @param {number} y @param {number} width @param {number} height */
function rect(svg, kind, x, y, width, height) {
  const element = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ class: kind, x, y, width, height }))
    element.setAttribute(name, String(value));
  svg.append(element);
}

/** @param {number} highest */
function niceTop(highest) {
  return [4, 10, 20, 50, 100, 200, 500, 1_000].find((top) => top >= highest) ?? highest;
}

/** How many were under way together. @param {readonly BackendRequest[]} requests @param {number} nowMs */
function mostAtOnce(requests, nowMs) {
  const changes = requests
    .flatMap(({ time, durationMs }) => {
      const fromMs = Date.parse(time);
      return [
        { atMs: fromMs, by: 1 },
        { atMs: durationMs === null ? nowMs : fromMs + durationMs, by: -1 },
      ];
    })
    // Milliseconds are coarse: of one that ends as another begins, the end counts first.
    .sort((a, b) => a.atMs - b.atMs || a.by - b.by);
  let now = 0;
  return changes.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}
