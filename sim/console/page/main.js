import { showAction } from "./action-card.js";
import { showChart } from "./chart.js";
import { find, make, show } from "./dom.js";
import { readInputs, sayAnswer, showForm, startForm } from "./execute-form.js";
import { showExecutions } from "./executions.js";
import { showLoad } from "./load.js";
import { call, openSession, Refusal } from "./server.js";
import { showSwitches } from "./switches.js";
import { showTrace } from "./trace-view.js";

/** @import { Action, Backend, BackendRequest, Overview } from "./types" */

/** How often the simulator is asked: while nothing runs, and while a load does. */
const IDLE_MS = 1_000;
const BUSY_MS = 250;
const MINUTE_MS = 60_000;

/** @type {Overview | undefined} */
let overview;
/** @type {string | undefined} */
let actionId;
/** @type {string | undefined} */
let backendName;
/** @type {string | undefined} */
let selected;
let timer = 0;
let isAsking = false;

async function refresh() {
  clearTimeout(timer);
  if (isAsking) return;
  isAsking = true;
  try {
    if (!document.hidden) await askAndShow();
    sayConnection("live", true);
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return sayNotice(error.message);
    sayConnection(
      error instanceof Refusal ? error.message : "no connection: have the simulators ended?",
      false,
    );
  } finally {
    isAsking = false;
  }
  const isBusy = overview?.load && !overview.load.endedAt;
  timer = window.setTimeout(() => void refresh(), isBusy ? BUSY_MS : IDLE_MS);
}

async function askAndShow() {
  overview = /** @type {Overview} */ (await call("GET", "overview"));
  find("#where").textContent = `${overview.platform} simulator · ${location.host}`;
  find("#main").hidden = false;
  const action = chosenAction(overview.actions);
  if (action) {
    showAction(action);
    showForm(action, overview.backends);
  }
  for (const id of ["#execute", "#action-version"]) find(id).hidden = !action;
  if (!action)
    show(find("#action"), null, () => [
      make(
        "p",
        { class: "hint" },
        "Nothing is deployed here yet. ",
        make("code", {}, "npm start"),
        " deploys to these simulators.",
      ),
    ]);
  showExecutions(overview.executions, overview.actions, selected, openTrace);
  showLoad(overview.load);
  const backend = chosenBackend(overview.backends, action);
  sayMissing(action);
  if (backend) {
    showSwitches(backend, () => void refresh(), sayProblem);
    await drawChart(backend);
  }
  if (selected) await loadTrace(selected);
}

/** @param {readonly Action[]} actions */
function chosenAction(actions) {
  choose(
    "#action-choice",
    actions.map(({ id, name }) => [id, name]),
    actionId,
    (id) => {
      actionId = id;
      // The faults are those of what the action asks, until somebody chooses another backend.
      backendName = undefined;
      sayAnswer();
    },
  );
  return actions.find(({ id }) => id === actionId) ?? actions[0];
}

/** @param {readonly Backend[]} backends @param {Action | undefined} action whose backend it is where nobody has chosen */
function chosenBackend(backends, action) {
  const wanted = backendName ?? action?.backends[0];
  const backend = backends.find(({ name }) => name === wanted) ?? backends[0];
  choose(
    "#backend-choice",
    backends.map(({ name }) => [name, name]),
    backend?.name,
    (name) => (backendName = name),
  );
  find("#backend-title").textContent = `What the ${backend?.name ?? "backend"} sees`;
  return backend;
}

/** @param {Action | undefined} action */
function sayMissing(action) {
  const note = find("#backend-missing");
  note.hidden = !action?.lacksBackend;
  note.textContent = action?.lacksBackend
    ? `${action.name} asks a server on this machine that is none of these simulators. Where its sim.ts is new or was ` +
      "changed: restart npm run sim, which reads it when it starts."
    : "";
}

/**
 * A choice of one among several; hidden where there is none.
 *
 * @param {string} selector @param {string[][]} options @param {string | undefined} value @param {(value: string) => void} chosen
 */
function choose(selector, options, value, chosen) {
  const label = find(selector);
  label.hidden = options.length < 2;
  const select = /** @type {HTMLSelectElement} */ (label.querySelector("select"));
  show(select, options, () => options.map(([id, name]) => make("option", { value: id }, name)));
  if (value !== undefined) select.value = value;
  select.onchange = () => {
    chosen(select.value);
    void refresh();
  };
}

/** @param {Backend} backend */
async function drawChart(backend) {
  const load = overview?.load;
  const spans = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=span]"));
  for (const input of spans) if (input.value === "load") input.disabled = !load;
  const nowMs = Date.parse(overview?.now ?? "");
  const isLoad = [...spans].some(({ value, checked }) => value === "load" && checked);
  const fromMs = isLoad && load ? Date.parse(load.startedAt) : nowMs - MINUTE_MS;
  const toMs = isLoad && load ? Math.max(Date.parse(load.endedAt ?? "") || nowMs, fromMs + 1_000) : nowMs;
  const since = encodeURIComponent(new Date(fromMs).toISOString());
  const path = `backends/${encodeURIComponent(backend.name)}/requests?since=${since}`;
  const { requests } = /** @type {{ requests: BackendRequest[] }} */ (await call("GET", path));
  showChart(requests, { fromMs, toMs, isLive: !isLoad }, nowMs);
}

/** @param {string} executionId */
async function loadTrace(executionId) {
  try {
    const trace = await call("GET", `executions/${executionId}`);
    if (executionId !== selected) return;
    showTrace(trace, overview?.executions.find((each) => each.executionId === executionId)?.code);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) throw error;
    closeTrace();
  }
}

/** @param {string} executionId */
function openTrace(executionId) {
  selected = executionId;
  void loadTrace(executionId).then(() => {
    const title = find("#trace-title");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "nearest", behavior: "smooth" });
    return refresh();
  });
}

function closeTrace() {
  const was = selected;
  selected = undefined;
  find("#trace-section").hidden = true;
  if (was)
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${CSS.escape(was)}"]`))?.focus();
  void refresh();
}

async function startLoad() {
  const action = overview && chosenAction(overview.actions);
  if (!action) return;
  try {
    const count = Number(/** @type {HTMLInputElement} */ (find("#load-count")).value);
    await call("POST", "load", { actionId: action.id, inputs: readInputs(), count });
    /** @type {HTMLInputElement} */ (find("[name=span][value=load]")).disabled = false;
    /** @type {HTMLInputElement} */ (find("[name=span][value=load]")).checked = true;
    await refresh();
  } catch (error) {
    sayProblem(/** @type {Error} */ (error).message);
  }
}

/** @param {string} message */
function sayProblem(message) {
  sayAnswer(make("p", { class: "problem" }, message));
}

/** @param {string} text @param {boolean} isGood */
function sayConnection(text, isGood) {
  const element = find("#connection");
  if (element.textContent !== text) element.textContent = text;
  element.className = isGood ? "good" : "bad";
}

/** @param {string} message */
function sayNotice(message) {
  const notice = find("#notice");
  notice.textContent = `${message} The simulators print a link where they run (npm run sim); each opens one tab.`;
  notice.hidden = false;
  find("#main").hidden = true;
}

async function start() {
  try {
    if (!(await openSession())) return sayNotice("This address alone does not open the console.");
  } catch (error) {
    return sayNotice(/** @type {Error} */ (error).message);
  }
  startForm(openTrace, () => void refresh());
  find("#load-start").addEventListener("click", () => void startLoad());
  find("#trace-close").addEventListener("click", closeTrace);
  for (const selector of ["#only-failed", "[name=span][value=minute]", "[name=span][value=load]"])
    find(selector).addEventListener("change", () => void refresh());
  document.addEventListener("visibilitychange", () => void refresh());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selected) closeTrace();
  });
  await refresh();
}

void start();
