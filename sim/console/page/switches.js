import { find, make, show } from "./dom.js";
import { plural } from "./format.js";
import { call } from "./server.js";

/** @import { Backend, Switch } from "./types" */

const WORDS = {
  outage: { title: "Outage", what: "every request is answered", unit: "as status" },
  "rate-limit": { title: "Rate limit", what: "over so many a second: 429", unit: "a second" },
  "expired-tokens": {
    title: "Expired tokens",
    what: "of so many sign-ins, one token is dead",
    unit: "sign-ins",
  },
  latency: { title: "Latency", what: "every answer comes later", unit: "ms" },
};

/** @type {string} */
let forSeconds = "";

/** @param {Backend} backend @param {() => void} changed @param {(problem: string) => void} complain */
export function showSwitches({ name, switches, plannedFaults }, changed, complain) {
  /** @param {Promise<unknown>} request */
  const send = (request) => void request.then(changed, (error) => complain(error.message));
  show(find("#switches"), [name, switches.map(({ name: own, value, on }) => [own, value, on])], () => [
    ...switches.map((each) => switchOf(name, each, send)),
    duration(),
  ]);
  for (const each of switches) {
    const note = /** @type {HTMLElement} */ (document.querySelector(`[data-switch="${each.name}"] .note`));
    note.textContent = noteOf(each);
  }
  const planned = find("#planned");
  planned.hidden = plannedFaults === 0;
  show(planned, [name, plannedFaults], () => [
    `${plural(plannedFaults, "fault")} planned by /sim/faults still to come. `,
    make(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () => send(call("DELETE", `backends/${name}/planned-faults`)),
      },
      "Forget them",
    ),
  ]);
}

/** @param {string} backend @param {Switch} state @param {(request: Promise<unknown>) => void} send */
function switchOf(backend, { name, on, value, least, most }, send) {
  const { title, what, unit } = WORDS[name];
  const number = make("input", {
    type: "number",
    value: String(value),
    min: String(least),
    max: String(most),
    "data-key": `${name}-value`,
    "aria-label": `${title}: ${unit}`,
    onchange: () => on && send(set(true)),
  });
  /** @param {boolean} turned */
  const set = (turned) =>
    call("PUT", `backends/${backend}/switches/${name}`, {
      on: turned,
      value: Number(number.value),
      ...(turned && forSeconds ? { forSeconds: Number(forSeconds) } : {}),
    });
  const button = make(
    "button",
    {
      type: "button",
      role: "switch",
      "aria-checked": String(on),
      "data-key": name,
      class: "switch",
      onclick: () => send(set(!on)),
    },
    make("span", { class: "knob", "aria-hidden": "true" }),
    title,
  );
  return make(
    "div",
    { class: on ? "fault on" : "fault", "data-switch": name },
    button,
    make("p", { class: "hint" }, what),
    make("p", { class: "value" }, number, make("span", { class: "hint" }, unit)),
    make("p", { class: "note hint" }),
  );
}

function duration() {
  const select = make(
    "select",
    { "data-key": "duration", onchange: () => (forSeconds = select.value) },
    ...[
      ["", "until I switch it off"],
      ["5", "for 5 seconds"],
      ["15", "for 15 seconds"],
      ["60", "for a minute"],
    ].map(([value, text]) => make("option", { value }, text)),
  );
  select.value = forSeconds;
  return make("label", { class: "duration" }, "Switch on ", select);
}

/** @param {Switch} state */
function noteOf({ on, secondsLeft, met }) {
  if (!on) return met > 0 ? `off; ${plural(met, "request")} met it` : "off";
  const left = secondsLeft === undefined ? "" : `${secondsLeft} s left; `;
  return `${left}met by ${plural(met, "request")}`;
}
