import { isObject, numberOf, type Properties, textOf } from "../../properties";
import type { ExecutionTrace, TraceLine } from "../data-actions-api";
import { invalidAnswer } from "../rest/json-answer";
import { CXONE_DIALECT } from "./dialect";

/**
 * An execution's trace out of an answer. Fields we do not know are ignored.
 *
 * @throws CXONE_INVALID_ANSWER where it has no lines
 */
export function traceFromWire(operation: string, body: Properties): ExecutionTrace {
  const { logLines } = body;
  if (!Array.isArray(logLines)) throw invalidAnswer(CXONE_DIALECT, operation, "there is no list of logLines");
  const dateStarted = textOf(body, "dateStarted");
  const durationMs = numberOf(body, "durationMs");
  const actionVersion = numberOf(body, "actionVersion");
  return {
    executionId: textOf(body, "executionId"),
    status: textOf(body, "status"),
    ...(dateStarted === "" ? {} : { dateStarted }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(actionVersion === undefined ? {} : { actionVersion }),
    lines: logLines.filter(isObject).map(lineFromWire),
  };
}

function lineFromWire(line: Properties): TraceLine {
  const { fields } = line;
  return {
    time: textOf(line, "time"),
    level: textOf(line, "level"),
    message: textOf(line, "message"),
    ...(isObject(fields) ? { fields } : {}),
  };
}
