import * as z from "zod";
import { HttpError } from "../http/http-error";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../http/message";
import type { Route } from "../http/router";
import { requireAction } from "./action-routes";
import type { ActionStore } from "./action-store";
import { checkInputs } from "./check-inputs";
import { parseJsonBody } from "../http/parse-json-body";
import type { ActionRuntime } from "./action-runtime";
import type { ExecutionTraces } from "./execution-traces";
import { EXECUTE_ACTIONS, READ_ACTIONS } from "./scopes";

/** What the executions' routes need. */
export interface ExecutionRoutesContext {
  readonly store: ActionStore;
  readonly runtime: ActionRuntime;
  readonly traces: ExecutionTraces;
  /** Throws 401, 403 or 429. */
  readonly admit: (request: SimRequest, anyScopeOf: readonly string[]) => void;
  /** False answers the outputs bare, without `executionId` and `durationMs`. */
  readonly envelope: boolean;
}

const executeRequest = z.strictObject({ inputs: z.record(z.string(), z.unknown()) });

/** Run an action, and read what an execution logged (docs/openapi.yaml). */
export function executionRoutes(context: ExecutionRoutesContext): Route[] {
  const { store, runtime, traces, admit, envelope } = context;

  const execute = async (request: SimRequest): Promise<SimAnswer> => {
    admit(request, [EXECUTE_ACTIONS]);
    const action = requireAction(store, request);
    const { inputs } = parseJsonBody(request, executeRequest);
    checkInputs(inputs, action.inputs);
    const { executionId, durationMs, outcome } = await runtime.execute(action, inputs);
    switch (outcome.kind) {
      case "succeeded":
        return jsonAnswer(
          200,
          envelope ? { executionId, durationMs, outputs: outcome.outputs } : outcome.outputs,
        );
      case "timed-out":
        throw new HttpError(504, "execution.timeout", outcome.message, {}, executionId);
      case "failed":
        throw new HttpError(500, "execution.failed", outcome.message, {}, executionId);
    }
  };

  const read = (request: SimRequest): SimAnswer => {
    admit(request, READ_ACTIONS);
    const { id = "", executionId = "" } = request.params;
    const trace = traces.get(executionId);
    if (trace?.actionId !== id) {
      const message = `The action ${id} has no execution ${executionId}, or it was too long ago.`;
      throw new HttpError(404, "execution.not.found", message);
    }
    return jsonAnswer(200, trace);
  };

  return [
    { method: "POST", path: "/api/v2/data/actions/{id}/execute", handle: execute },
    { method: "GET", path: "/api/v2/data/actions/{id}/executions/{executionId}", handle: read },
  ];
}
