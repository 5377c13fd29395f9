import type { ActionContext } from "../../../action-src/runtime/execution/audit-log";
import type { LoadAction } from "../../../action-src/runtime/genesys-cloud/warm-actions";

/** An action that answers what it was called with. */
const loadAction: LoadAction = (module, _exports, process) => {
  module.exports = ({ logger, ...context }: ActionContext, inputs: unknown) => {
    logger?.info?.("called");
    if (inputs === "fail") throw new RangeError("on purpose");
    return { mode: (process as NodeJS.Process).env["MODE"], context, inputs };
  };
};

// The bundler puts the action before the entry.
Object.assign(globalThis, { loadAction });
