import * as z from "zod";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../../http/message";
import { parseJsonBody } from "../../http/parse-json-body";
import type { Route } from "../../http/router";
import { guarded } from "../admission";
import { executeAction, type ActionExecution, type ActionExecutor } from "../execution/execute-action";
import { requireSide } from "../find-action";
import { lookAtZip } from "../function/zip-processing";
import { errorBody } from "../genesys-error";
import { ACTIONS } from "../present-action";
import type { SideName } from "../store/records";

const EXECUTE = ["integrations:action:execute", "bridge:actions:execute"];
const inputsBody = z.record(z.string(), z.unknown());

/** Executes what is published, and tests either side. The body is the inputs, bare; so are the outputs. */
export function executionRoutes(executor: ActionExecutor): Route[] {
  const { organization, admit, newId } = executor;
  const one = `${ACTIONS}/{actionId}`;

  const execute = async (request: SimRequest): Promise<SimAnswer> => {
    const found = requireSide(organization, request, "published");
    const inputs = parseJsonBody(request, inputsBody);
    const { outputs, error } = await executeAction(executor, found, "published", inputs);
    if (error) throw error;
    return jsonAnswer(200, outputs);
  };

  /** 200 even where the action fails: the answer tells. */
  const test =
    (side: SideName) =>
    async (request: SimRequest): Promise<SimAnswer> => {
      const found = requireSide(organization, request, side);
      const inputs = parseJsonBody(request, inputsBody);
      const looked = side === "draft" ? lookAtZip(executor, found) : found;
      return jsonAnswer(200, presentTest(await executeAction(executor, looked, side, inputs), newId));
    };

  return [
    guarded(admit, "POST", `${one}/execute`, EXECUTE, execute),
    guarded(admit, "POST", `${one}/test`, EXECUTE, test("published")),
    guarded(admit, "POST", `${one}/draft/test`, ["integrations:action:execute"], test("draft")),
  ];
}

/** `TestExecutionResult` of the official SDK. */
function presentTest({ operations, outputs, error }: ActionExecution, newId: ActionExecutor["newId"]) {
  return {
    operations: operations.map(({ error: failed, ...operation }, index) => ({
      step: index + 1,
      ...operation,
      ...(failed && { error: errorBody(failed, newId("context")) }),
    })),
    ...(error ? { error: errorBody(error, newId("context")) } : { finalResult: outputs }),
    success: !error,
  };
}
