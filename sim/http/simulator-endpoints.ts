import { z } from "zod";
import type { SimulatorOwner } from "../simulator-owner";
import type { FaultPlan } from "../faults/fault-plan";
import { parsePlannedFaults } from "../faults/parse-planned-faults";
import { HttpError } from "./http-error";
import { jsonAnswer } from "./message";
import type { RequestLog } from "./request-log";
import type { Route } from "./router";

/**
 * The simulator's own endpoints, outside both contracts; they meet no faults and are not logged:
 * `GET /sim/health` names the service and whose it is, `GET /sim/log` lists the requests, `POST /sim/faults` plans faults (one or a
 * list, see `parsePlannedFaults`), `GET /sim/faults` lists the unconsumed ones, `DELETE /sim/faults` forgets all.
 */
export function simulatorEndpoints(
  service: string,
  faults: FaultPlan,
  log: RequestLog,
  belongsTo: SimulatorOwner | undefined,
): Route[] {
  const listFaults = () =>
    jsonAnswer(200, {
      unconsumed: faults.unconsumed().map(({ match, ...rest }) => ({
        ...rest,
        match: { ...match, ...(match?.path === undefined ? {} : { path: String(match.path) }) },
      })),
    });
  return [
    { method: "GET", path: "/sim/health", handle: () => jsonAnswer(200, { service, ...belongsTo }) },
    { method: "GET", path: "/sim/log", handle: () => jsonAnswer(200, { entries: log.shownEntries }) },
    { method: "GET", path: "/sim/faults", handle: listFaults },
    {
      method: "POST",
      path: "/sim/faults",
      handle: ({ body }) => {
        faults.plan(...readFaults(body));
        return listFaults();
      },
    },
    {
      method: "DELETE",
      path: "/sim/faults",
      handle: () => {
        faults.clear();
        return { status: 204 };
      },
    },
  ];
}

function readFaults(body: Buffer) {
  try {
    return parsePlannedFaults(JSON.parse(body.toString("utf8")));
  } catch (error) {
    if (error instanceof z.ZodError) throw new HttpError(400, "bad.request", z.prettifyError(error));
    throw new HttpError(400, "bad.request", "The body is not JSON.");
  }
}
