import { find, make, show } from "./dom.js";
import { asSize, plural, short } from "./format.js";

/** @import { Action, PropertySchema } from "./types" */

/** Shows version, bundle and contract. @param {Action} action */
export function showAction(action) {
  find("#action-version").textContent = `version ${action.version}`;
  show(find("#action"), action, () => [
    make("p", { class: "name" }, action.name),
    make("p", { class: "hint" }, action.description),
    make(
      "dl",
      { class: "facts" },
      ...fact("Bundle", asSize(action.codeBytes), " ", sha256(action.codeSha256)),
      ...fact("Timeout", `${action.timeoutSeconds} s`),
      ...fact("Deployed", new Date(action.dateModified).toLocaleString([], { hour12: false })),
      ...(action.tags.stack ? fact("Stack", action.tags.stack) : []),
    ),
    contract(action),
    make(
      "details",
      {},
      make("summary", {}, plural(action.environment.length, "environment variable")),
      make(
        "ul",
        { class: "names" },
        ...action.environment.map((name) => make("li", {}, make("code", {}, name))),
      ),
      make("p", { class: "hint" }, "Names alone: nobody reads the values back."),
    ),
  ]);
}

/** @param {string} term @param {...(string | Node)} description */
function fact(term, ...description) {
  return [make("dt", {}, term), make("dd", {}, ...description)];
}

/** @param {string} whole */
function sha256(whole) {
  const copy = make("button", {
    type: "button",
    class: "quiet code",
    title: `sha256 ${whole}: copy`,
    "data-key": "sha256",
    onclick: async () => {
      await navigator.clipboard.writeText(whole);
      copy.textContent = "copied";
      setTimeout(() => (copy.textContent = short(whole, 12)), 1_000);
    },
  });
  copy.textContent = short(whole, 12);
  copy.setAttribute("aria-label", `Copy the bundle's sha256, ${short(whole, 12)}`);
  return copy;
}

/** @param {Action} action */
function contract({ inputs, outputs }) {
  return make(
    "details",
    { class: "contract" },
    make(
      "summary",
      {},
      `Contract: ${plural(Object.keys(inputs.properties).length, "input")}, ` +
        plural(Object.keys(outputs.properties).length, "output"),
    ),
    make("h3", {}, "Inputs"),
    properties(inputs.properties, inputs.required ?? []),
    make("h3", {}, "Outputs"),
    properties(outputs.properties, []),
  );
}

/** @param {Readonly<Record<string, PropertySchema>>} all @param {readonly string[]} required */
function properties(all, required) {
  return make(
    "dl",
    { class: "properties" },
    ...Object.entries(all).flatMap(([name, { type, format, description, enum: values }]) => [
      make(
        "dt",
        {},
        make("code", {}, name),
        make(
          "span",
          { class: "hint" },
          [type, format, required.includes(name) && "required"].filter(Boolean).join(", "),
        ),
      ),
      make("dd", {}, description ?? "", values ? ` One of ${values.map(String).join(", ")}.` : ""),
    ]),
  );
}
