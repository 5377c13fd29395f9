import { HttpError } from "../../http/http-error";
import type { GenesysContext } from "../context";
import { problemWith } from "../contract/check-value";
import type { FoundSide } from "../find-action";
import { badRequest, GenesysError } from "../genesys-error";
import { CREDENTIAL_SLOT } from "../integration-type";
import { lookAtIntegration } from "../integration-state";
import type { ActionSide, SideName, StoredIntegration } from "../store/records";
import { clientContext } from "./client-context";
import { executionLog } from "./execution-log";
import type { FunctionRun, FunctionRunner } from "./function-runner";
import { names, renderTemplate } from "./render-template";
import { translateOutput } from "./translate-output";

/** One step of an execution (`TestExecutionOperationResult` of the official SDK). */
export interface Operation {
  readonly name: string;
  readonly success: boolean;
  readonly result?: unknown;
  readonly error?: HttpError;
}

/** An execution that has ended, in whatever way: with outputs, or with an error. */
export interface ActionExecution {
  readonly operations: readonly Operation[];
  readonly outputs?: unknown;
  readonly error?: HttpError;
}

/** What an execution needs. */
export interface ActionExecutor extends GenesysContext {
  readonly runner: FunctionRunner;
  readonly organizationId: string;
}

/** Executes one side of an action, step by step, and stops at the first that fails. Never rejects for what an action does. */
export async function executeAction(
  executor: ActionExecutor,
  { action, side }: FoundSide,
  sideName: SideName,
  inputs: Readonly<Record<string, unknown>>,
): Promise<ActionExecution> {
  const executionId = executor.newId("execution");
  const operations: Operation[] = [];
  const step = async <T>(
    name: string,
    work: () => T | Promise<T>,
    shown: (value: T) => unknown,
  ): Promise<T> => {
    try {
      const value = await work();
      operations.push({ name, success: true, result: shown(value) });
      return value;
    } catch (error) {
      if (error instanceof HttpError) operations.push({ name, success: false, error });
      throw error;
    }
  };
  try {
    const integration = requireActive(executor, action.integrationId);
    await step(
      "Validate input",
      () => requireValidInputs(side, inputs),
      () => inputs,
    );
    const event = await step("Resolve request body template", () => renderEvent(side, inputs), shownAsItIs);
    const headers = await step(
      "Resolve request header templates",
      () => renderHeaders(executor, side, integration, inputs),
      (rendered) => redacted(side, rendered),
    );
    const raw = await step(
      "Execute",
      async () => {
        const run = await runFunction(executor, { action, side }, sideName, { executionId, event, headers });
        operations.push({
          name: "External execution log",
          success: true,
          result: executionLog(executionId, run, executor.now()),
        });
        return outcomeOf(side, run);
      },
      shownAsItIs,
    );
    const outputs = await step("Transform output", () => translateOutput(raw, side.config), shownAsItIs);
    await step("Validate output", () => requireValidOutputs(side, outputs), shownAsItIs);
    return { operations, outputs };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { operations, error };
  }
}

function shownAsItIs(value: unknown): unknown {
  return value;
}

function requireActive(context: GenesysContext, integrationId: string): StoredIntegration {
  const stored = context.organization.integrations.get(integrationId);
  const integration = stored && lookAtIntegration(context, stored);
  if (integration?.reportedCode === "ACTIVE") return integration;
  throw badRequest(
    `The integration ${integrationId} is ${integration?.reportedCode ?? "not there"}; its actions are executed while it is ACTIVE`,
  );
}

function requireValidInputs({ inputSchema }: ActionSide, inputs: Readonly<Record<string, unknown>>): void {
  const problem = problemWith(inputs, inputSchema);
  if (problem !== undefined) throw badRequest(`The request body does not match the input schema: ${problem}`);
}

function requireValidOutputs({ successSchema }: ActionSide, outputs: unknown): void {
  const problem = problemWith(outputs, successSchema);
  if (problem === undefined) return;
  throw new GenesysError(400, "invalid.schema", `The outputs do not match the success schema: ${problem}`, {
    details: [{ errorCode: "ACTION.PROCESSING" }],
  });
}

function renderEvent({ config }: ActionSide, inputs: Readonly<Record<string, unknown>>): unknown {
  const { requestTemplate = "${input.rawRequest}" } = config.request;
  const text = renderTemplate(requestTemplate, scopeOf(inputs));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new GenesysError(400, "bad.request", "The request template does not make JSON.", {
      details: [{ errorCode: "ACTION.PROCESSING" }],
    });
  }
}

function renderHeaders(
  { organization }: GenesysContext,
  { config }: ActionSide,
  integration: StoredIntegration,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const id = integration.config.credentials[CREDENTIAL_SLOT]?.id;
  const credentials = id === undefined ? undefined : organization.credentials.get(id)?.fields;
  const scope = { ...scopeOf(inputs), ...(credentials && { credentials }) };
  return Object.fromEntries(
    Object.entries(config.request.headers).map(([name, template]) => {
      // Not even `$!` makes nothing of it.
      if (!credentials && names(template, "credentials"))
        throw new GenesysError(
          500,
          "invalid.substitution",
          `The header ${name} names credentials, and the integration ${integration.id} has none`,
          { details: [{ errorCode: "ACTION.AUTHENTICATION" }] },
        );
      return [name, renderTemplate(template, scope)];
    }),
  );
}

/** `rawRequest` is the whole body, as it came. */
function scopeOf(inputs: Readonly<Record<string, unknown>>) {
  return { input: { ...inputs, rawRequest: JSON.stringify(inputs) } };
}

/** No test run shows what credentials hold. */
function redacted({ config }: ActionSide, headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      names(config.request.headers[name] ?? "", "credentials") ? "**REDACTED**" : value,
    ]),
  );
}

function runFunction(
  { runner, organizationId, behaviour }: ActionExecutor,
  { action, side }: FoundSide,
  sideName: SideName,
  { executionId, event, headers }: { executionId: string; event: unknown; headers: Record<string, string> },
): Promise<FunctionRun> {
  const { function: settings, zip } = side;
  const named =
    behaviour.contextHeaders === "as-written"
      ? headers
      : Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (!settings || zip?.status !== "Available")
    throw badRequest("Function zipfile has not been applied", {
      details: [{ errorCode: "ACTION.PROCESSING" }],
    });
  return runner.run(
    { actionId: action.id, side: sideName, settings, zip },
    {
      executionId,
      event,
      clientContext: clientContext(named, { executionId, organizationId }),
      timeoutMs: timeoutOf(side) * 1000,
    },
  );
}

/** The function's, or the action's own where that is shorter; seconds. */
function timeoutOf({ function: settings, config }: ActionSide): number {
  return Math.min(settings?.timeoutSeconds ?? 15, config.timeoutSeconds ?? 60);
}

function outcomeOf(side: ActionSide, { outcome }: FunctionRun): unknown {
  switch (outcome.kind) {
    case "succeeded":
      return outcome.outputs;
    case "failed":
      throw remoteError(`Type: Unhandled; Message: ${outcome.message}`);
    case "timed-out":
      throw remoteError(
        `Type: Unhandled; Message: Task timed out after ${timeoutOf(side).toFixed(2)} seconds`,
      );
  }
}

/** The body that the platform answers for a function that failed. */
function remoteError(how: string): GenesysError {
  return new GenesysError(500, "internal.server.error", "Internal Server Error", {
    details: [{ errorCode: "ACTION.REMOTE_ENDPOINT" }],
    errors: [
      {
        message:
          "REST call for action execute failed. Message: Invoked function failed. " +
          `Response from function: Function execution failed with error ${how}`,
        code: "INTERNAL_SERVER_ERROR",
      },
    ],
  });
}
