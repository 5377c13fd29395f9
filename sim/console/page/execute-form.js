import { find, make, show } from "./dom.js";
import { asDuration } from "./format.js";
import { outcomePill } from "./outcome.js";
import { call } from "./server.js";

/** @import { Action, Backend, Overview, PropertySchema, Trace } from "./types" */

/** @type {Action | undefined} */
let action;
/** @type {AbortController | undefined} */
let underWay;

/**
 * Makes the form from the contract. What was typed stays as long as the contract does.
 *
 * @param {Action} shown
 * @param {readonly Backend[]} backends whose samples fill it at first
 */
export function showForm(shown, backends) {
  action = shown;
  const { properties, required = [] } = shown.inputs;
  const samples = Object.assign({}, ...backends.map((backend) => backend.samples));
  show(find("#fields"), [shown.id, shown.inputs], () =>
    Object.entries(properties).map(([name, schema]) =>
      field(name, schema, required.includes(name), samples[name] ?? []),
    ),
  );
}

/** @param {string} name @param {PropertySchema} schema @param {boolean} required @param {readonly string[]} samples */
function field(name, schema, required, samples) {
  const id = `input-${name}`;
  const hint = make("span", { id: `${id}-hint`, class: "hint" }, schema.description ?? "");
  const control = controlOf(schema, samples[0]);
  control.id = id;
  control.name = name;
  control.setAttribute("aria-describedby", hint.id);
  if (required) control.setAttribute("aria-required", "true");
  control.dataset.type = schema.type;
  const list = make(
    "datalist",
    { id: `${id}-samples` },
    ...samples.map((value) => make("option", { value })),
  );
  if (samples.length > 0 && control instanceof HTMLInputElement) control.setAttribute("list", list.id);
  return make(
    "div",
    { class: "field" },
    make("label", { for: id }, name, required ? make("span", { class: "required" }, " required") : ""),
    control,
    hint,
    list,
  );
}

/** @param {PropertySchema} schema @param {string | undefined} sample */
function controlOf(schema, sample) {
  const { type, default: preset = sample } = schema;
  const value = preset === undefined ? "" : typeof preset === "string" ? preset : JSON.stringify(preset);
  const choices = schema.enum ?? (type === "boolean" ? [true, false] : undefined);
  if (choices) {
    const texts = choices.map((choice) => (typeof choice === "string" ? choice : JSON.stringify(choice)));
    const options = ["", ...texts].map((text) => make("option", { value: text }, text || "(absent)"));
    const select = make("select", {}, ...options);
    select.value = value;
    return select;
  }
  if (type === "array" || type === "object")
    return make("textarea", {
      value,
      rows: 3,
      spellcheck: false,
      placeholder: type === "array" ? "[]" : "{}",
    });
  const inputMode = type === "string" ? "text" : "decimal";
  return make("input", { value, inputMode, autocomplete: "off", spellcheck: false });
}

/**
 * What the form says, by the contract's types; an empty field is absent.
 *
 * @returns {Record<string, unknown>}
 * @throws {Error} a field that cannot be of its type
 */
export function readInputs() {
  /** @type {Record<string, unknown>} */
  const inputs = {};
  const controls = document.querySelectorAll("#fields [name]");
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (controls)) {
    const { name, value, dataset } = control;
    if (value === "") continue;
    inputs[name] = dataset.type === "string" ? value : parse(name, value, dataset.type ?? "");
  }
  return inputs;
}

/** @param {string} name @param {string} text @param {string} type */
function parse(name, text, type) {
  try {
    return JSON.parse(text);
  } catch {
    find(`#input-${CSS.escape(name)}`).focus();
    throw new Error(`${name}: must be of type ${type}, written as in JSON`);
  }
}

/** @param {(executionId: string) => void} openTrace @param {() => void} changed */
export function startForm(openTrace, changed) {
  const form = find("#execute");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void execute(openTrace).then(changed);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void execute(openTrace).then(changed);
  });
}

/** @param {(executionId: string) => void} openTrace */
async function execute(openTrace) {
  if (!action || underWay) return;
  underWay = new AbortController();
  const button = /** @type {HTMLButtonElement} */ (find("#execute button[type=submit]"));
  button.disabled = true;
  sayAnswer(make("p", { class: "hint" }, "Under way …"));
  try {
    const { executionId, durationMs, outcome } = await call("POST", `actions/${action.id}/execute`, {
      inputs: readInputs(),
    });
    const { code } = codeOf(await call("GET", `executions/${executionId}`));
    sayAnswer(
      make(
        "p",
        { class: "answer-title" },
        outcomePill({ status: outcome.kind, ...(code ? { code } : {}) }),
        make("span", {}, `in ${asDuration(durationMs)}`),
        make("button", { type: "button", class: "quiet", onclick: () => openTrace(executionId) }, "Trace"),
      ),
      outcome.outputs ? outputs(outcome.outputs) : make("p", {}, outcome.message),
    );
  } catch (error) {
    sayAnswer(make("p", { class: "problem" }, /** @type {Error} */ (error).message));
  } finally {
    underWay = undefined;
    button.disabled = false;
  }
}

/** @param {Trace} trace @returns {{ code?: string }} */
function codeOf({ logLines }) {
  const end = logLines.filter(({ fields }) => fields?.step === "execution").at(-1)?.fields;
  return end?.outcome === "failed" ? { code: String(end.code) } : {};
}

/** @param {Record<string, unknown>} values */
function outputs(values) {
  return make(
    "dl",
    { class: "outputs" },
    ...Object.entries(values).flatMap(([name, value]) => [
      make("dt", {}, name),
      make("dd", {}, typeof value === "string" ? value : JSON.stringify(value)),
    ]),
  );
}

/** @param {...Node} content */
export function sayAnswer(...content) {
  find("#answer").replaceChildren(...content);
}
