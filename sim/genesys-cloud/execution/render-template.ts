import { GenesysError } from "../genesys-error";

/** What a template can name, by its first word. */
export type TemplateScope = Readonly<Record<string, unknown>>;

/** `${a.b}`, `$!{a.b}`, `$a.b` or `$!a.b`. */
const REFERENCE = /\$(!?)(?:\{([^{}]*)\}|([A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*))/g;
const NAME = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/;

/**
 * Renders what the simulator knows of Velocity: references. `$!` makes nothing of a name that is not there; without it
 * the execution fails. Texts are put in as they are, everything else as JSON.
 *
 * @throws 500 `invalid.substitution` a name that is not there; 501 for directives and calls, which are not simulated
 */
export function renderTemplate(template: string, scope: TemplateScope): string {
  const beyond =
    /#\{?(?:if|else|elseif|end|set|foreach|macro|parse|include|evaluate|define)\b|\$!?\{?[\w.-]*\(/;
  const [unknown] = beyond.exec(template) ?? [];
  if (unknown !== undefined)
    throw new GenesysError(
      501,
      "not.simulated",
      `The simulator renders no ${unknown}; it knows \${name} alone.`,
    );
  return template.replace(
    REFERENCE,
    (whole, quiet: string, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare ?? "";
      const value = NAME.test(name) ? valueAt(scope, name.split(".")) : undefined;
      if (value !== undefined && value !== null)
        return typeof value === "string" ? value : JSON.stringify(value);
      if (quiet === "!") return "";
      throw new GenesysError(500, "invalid.substitution", `There is no value for ${whole}`, {
        details: [{ errorCode: "ACTION.PROCESSING" }],
      });
    },
  );
}

/** Whether a template names something of this scope. */
export function names(template: string, scope: string): boolean {
  return [...template.matchAll(REFERENCE)].some(
    ([, , braced, bare]) => (braced ?? bare)?.split(".")[0] === scope,
  );
}

function valueAt(scope: unknown, path: readonly string[]): unknown {
  let value = scope;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
