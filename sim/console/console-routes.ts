import * as z from "zod";
import { parseJsonBody } from "../http/parse-json-body";
import { HttpError } from "../http/http-error";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../http/message";
import type { Route } from "../http/router";
import { actionBackends } from "./action-backends";
import type { ConsoleBackend } from "./console-backend";
import type { ConsolePlatform } from "./console-platform";
import type { ConsoleSessions } from "./console-sessions";
import { LoadRun, MAX_CALLS } from "./load-run";
import { CONSOLE_PATH } from "./page-routes";
import { summarizeExecution } from "./summarize-execution";

/** What the page asks for at once; older ones are a matter of the API. */
const MAX_EXECUTIONS = 200;
const MAX_REQUESTS = 3_000;
const MAX_SECONDS = 3_600;

/** What the console's routes need. */
export interface ConsoleContext {
  readonly platform: ConsolePlatform;
  readonly backends: () => readonly ConsoleBackend[];
  readonly sessions: ConsoleSessions;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

const inputs = z.record(z.string(), z.unknown());
const sessionRequest = z.strictObject({ code: z.string() });
const executeRequest = z.strictObject({ inputs });
const loadRequest = z.strictObject({
  actionId: z.string(),
  inputs,
  count: z.number().int().min(1).max(MAX_CALLS),
});
const switchRequest = z.strictObject({
  on: z.boolean(),
  value: z.number().int().optional(),
  forSeconds: z.number().int().min(1).max(MAX_SECONDS).optional(),
});

/**
 * What the page calls, below `/console/api/`. Every call but the one that opens a session needs the session's key in
 * `x-console-key`; nothing that it answers holds a credential, a token or a value of an environment.
 */
export function consoleRoutes({ platform, backends, sessions, clock }: ConsoleContext): Route[] {
  const load = new LoadRun(platform, clock);
  const route = (method: string, path: string, answer: (request: SimRequest) => unknown): Route => ({
    method,
    path: `${CONSOLE_PATH}/api/${path}`,
    handle: async (request): Promise<SimAnswer> => {
      if (!sessions.admits(request.headers["x-console-key"]))
        throw new HttpError(
          401,
          "console.key.unknown",
          "Open the console by the link that the simulators print.",
        );
      return jsonAnswer(200, await answer(request), { "cache-control": "no-store" });
    },
  });

  const openSession: Route = {
    method: "POST",
    path: `${CONSOLE_PATH}/api/session`,
    handle: (request) => {
      const key = sessions.open(parseJsonBody(request, sessionRequest).code);
      if (key === undefined)
        throw new HttpError(
          401,
          "console.link.used",
          "This link was used, or is of simulators that have ended.",
        );
      return jsonAnswer(200, { key }, { "cache-control": "no-store" });
    },
  };

  const overview = () => ({
    platform: platform.name,
    actions: platform
      .actions()
      .map((action) => ({ ...action, ...actionBackends(platform.originsOf(action.id), backends()) })),
    executions: platform.executions().slice(-MAX_EXECUTIONS).reverse().map(summarizeExecution),
    backends: backends().map(({ name, url, switches, faults, samples }) => ({
      name,
      url,
      switches: switches.states(),
      plannedFaults: faults.unconsumed().length,
      samples,
    })),
    load: load.state ?? null,
    maxCalls: MAX_CALLS,
    now: new Date(clock()).toISOString(),
  });

  const trace = ({ params }: SimRequest) => {
    const found = platform.execution(params.executionId ?? "");
    if (found) return found;
    throw new HttpError(404, "execution.not.found", "There is no such execution, or it was too long ago.");
  };

  const startLoad = (request: SimRequest) => {
    const { actionId, inputs: given, count } = parseJsonBody(request, loadRequest);
    void load.start(actionId, given, count);
    return load.state;
  };

  const requests = ({ params, query }: SimRequest) => {
    const { log, tokenPath } = requireBackend(backends(), params.name);
    const since = query.get("since") ?? "";
    const seen = log.shownEntries.filter(({ time }) => time >= since).slice(-MAX_REQUESTS);
    return {
      requests: seen.map(({ service: _service, ...entry }) => ({
        ...entry,
        isSignIn: entry.path.split("?")[0] === tokenPath,
      })),
    };
  };

  const setSwitch = (request: SimRequest) => {
    const { switches } = requireBackend(backends(), request.params.name);
    switches.set(request.params.switch ?? "", parseJsonBody(request, switchRequest));
    return { switches: switches.states() };
  };

  const forgetPlanned = ({ params }: SimRequest) => {
    requireBackend(backends(), params.name).faults.clear();
    return {};
  };

  return [
    openSession,
    route("GET", "overview", overview),
    route("GET", "executions/{executionId}", trace),
    route("POST", "actions/{id}/execute", (request) =>
      platform.execute(request.params.id ?? "", parseJsonBody(request, executeRequest).inputs),
    ),
    route("POST", "load", startLoad),
    route("GET", "backends/{name}/requests", requests),
    route("PUT", "backends/{name}/switches/{switch}", setSwitch),
    route("DELETE", "backends/{name}/planned-faults", forgetPlanned),
  ];
}

function requireBackend(all: readonly ConsoleBackend[], name: string | undefined): ConsoleBackend {
  const backend = all.find((each) => each.name === name);
  if (backend) return backend;
  throw new HttpError(404, "backend.not.found", `There is no backend ${name}.`);
}
