/**
 * Makes an element. Texts become text nodes, never markup: a trace may hold whatever a handler wrote.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] `class`, `data-…`, `aria-…` and `role` are attributes, `on…` listeners,
 * others properties
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (/^(class|role|for|scope|colspan)$|-/.test(name)) element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  for (const child of children)
    if (child !== null && child !== undefined && child !== false)
      element.append(typeof child === "number" ? String(child) : child);
  return element;
}

/**
 * An element of the page that is always there.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @returns {T}
 */
export function find(selector) {
  return /** @type {T} */ (document.querySelector(selector));
}

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Shows `data` in `element`, unless it shows that already. What had the focus has it afterwards, found by `data-key`.
 *
 * @param {Element} element
 * @param {unknown} data
 * @param {() => (Node | string)[]} render
 */
export function show(element, data, render) {
  const text = JSON.stringify(data) ?? "";
  if (shown.get(element) === text) return;
  shown.set(element, text);
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.getAttribute("data-key");
  element.replaceChildren(...render());
  if (key)
    /** @type {HTMLElement | null} */ (element.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
}
