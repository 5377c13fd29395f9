import { GenesysError } from "../genesys-error";
import type { ActionConfig } from "../store/records";
import { renderTemplate } from "./render-template";

/** A step of a path: `.name`, `['name']` or `[0]`. */
const STEP = /\.([A-Za-z_][\w-]*)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\]/y;

/**
 * An action's outputs, from what its function answered: the translation map picks values, the success template makes
 * the text of them, which is JSON. Without a template the answer is the outputs.
 *
 * @throws 500 `invalid.substitution`; 400 `no.results` a path that leads nowhere, without a default
 */
export function translateOutput(raw: unknown, { response }: ActionConfig): unknown {
  const { translationMap, translationMapDefaults, successTemplate = "${rawResult}" } = response;
  const scope: Record<string, string> = { rawResult: JSON.stringify(raw) };
  for (const [name, path] of Object.entries(translationMap)) {
    const value = valueAt(raw, path);
    const text = value === undefined ? translationMapDefaults[name] : JSON.stringify(value);
    if (text === undefined) throw new GenesysError(400, "no.results", `${name}: nothing is at ${path}`);
    scope[name] = text;
  }
  const text = renderTemplate(successTemplate, scope);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new GenesysError(500, "invalid.substitution", "The success template does not make JSON.");
  }
}

function valueAt(root: unknown, path: string): unknown {
  if (!path.startsWith("$")) throw beyond(path);
  let value = root;
  for (STEP.lastIndex = 1; STEP.lastIndex < path.length;) {
    const at = STEP.lastIndex;
    const step = STEP.exec(path);
    if (!step) throw beyond(path.slice(at));
    const key = step[1] ?? step[2] ?? step[3] ?? step[4] ?? "";
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function beyond(what: string): GenesysError {
  const message = `The simulator follows no ${what}; of JSONPath it knows $, .name, ['name'] and [0].`;
  return new GenesysError(501, "not.simulated", message);
}
