import type { ConsoleAction, ConsolePlatform } from "../console/console-platform";
import { HttpError } from "../http/http-error";
import type { StoredAction } from "./action";
import type { ActionStore } from "./action-store";
import { checkInputs } from "./check-inputs";
import type { ActionRuntime } from "./action-runtime";
import type { ExecutionTraces } from "./execution-traces";

/** The parts of the simulator that the console shows. */
interface Parts {
  readonly store: ActionStore;
  readonly traces: ExecutionTraces;
  readonly runtime: ActionRuntime;
}

/** This simulator as its console sees it: behind the API, and so without a token. */
export function consolePlatform({ store, traces, runtime }: Parts): ConsolePlatform {
  const sizes = new Map<string, number>();
  const codeBytes = (action: StoredAction): number => {
    const known = sizes.get(action.codeSha256) ?? store.readCode(action).length;
    sizes.set(action.codeSha256, known);
    return known;
  };
  const present = (action: StoredAction): ConsoleAction => {
    const { environment, dateCreated: _dateCreated, ...shown } = action;
    return { ...shown, environment: Object.keys(environment).sort(), codeBytes: codeBytes(action) };
  };
  const checked = (actionId: string, inputs: Readonly<Record<string, unknown>>): StoredAction => {
    const action = store.get(actionId);
    if (!action) throw new HttpError(404, "action.not.found", `There is no action with the id ${actionId}.`);
    checkInputs(inputs, action.inputs);
    return action;
  };
  return {
    name: "CXone",
    actions: () => store.list().map(present),
    originsOf: (actionId) => Object.values(store.get(actionId)?.environment ?? {}).flatMap(originOf),
    checkInputs: (actionId, inputs) => void checked(actionId, inputs),
    execute: async (actionId, inputs) => runtime.execute(checked(actionId, inputs), inputs),
    executions: () => traces.list(),
    execution: (executionId) => traces.get(executionId),
  };
}

function originOf(value: string): string[] {
  return /^https?:/.test(value) && URL.canParse(value) ? [new URL(value).origin] : [];
}
