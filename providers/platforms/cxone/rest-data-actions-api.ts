import type { HttpAnswer } from "../../../foundation/http-transport";
import { textsIn } from "../../../foundation/texts-in";
import { hasProblem, ProviderError } from "../../errors/provider-error";
import { isObject } from "../../properties";
import type { AuthorizedCall, AuthorizedCaller } from "../rest/authorized-caller";
import { CXONE_CAPABILITIES } from "./capabilities";
import { ACTIONS_PATH, actionPath, actionsByNamePath, executePath, executionPath } from "./api-paths";
import type {
  ActionDefinition,
  ActionRecord,
  DataActionsApi,
  ExecutionResult,
  ExecutionTrace,
} from "../data-actions-api";
import { invalidAnswer, parseJsonObject } from "../rest/json-answer";
import { CXONE_DIALECT } from "./dialect";
import { traceFromWire } from "./trace-mapping";
import { executionFromWire, fromWire, toWire } from "./wire-mapping";

const PAGE_SIZE = 100;
/** A server that ignores `name` makes us read every page; one that never ends does not keep us. */
const MAX_PAGES = 200;
/** The platform ends an execution after 30 seconds; the rest is the way there and back. */
const EXECUTE_TIMEOUT_MS = 40_000;

type BareCall = Pick<AuthorizedCall, "operation" | "method" | "path">;

/** The data actions over the REST calls of docs/contract.md. */
export class RestDataActionsApi implements DataActionsApi {
  readonly capabilities = CXONE_CAPABILITIES;

  constructor(private readonly caller: AuthorizedCaller) {}

  async postAction(definition: ActionDefinition): Promise<ActionRecord> {
    const operation = `Creation of data action "${definition.name}"`;
    return this.write({ operation, method: "POST", path: ACTIONS_PATH }, definition, undefined, {
      code: "CXONE_NAME_TAKEN",
      seen: "was refused with 409: the name is taken",
      remedy: "Choose another name, or adopt the action that has it.",
    });
  }

  async putAction(
    { id, version }: Pick<ActionRecord, "id" | "version">,
    definition: ActionDefinition,
  ): Promise<ActionRecord> {
    const operation = `Update of data action "${definition.name}" (id ${id})`;
    return this.write({ operation, method: "PUT", path: actionPath(id) }, definition, version, {
      code: "CXONE_STALE_VERSION",
      seen: `was refused with 409: version ${version ?? "(none)"} is not the current one`,
      remedy: "Run pulumi up --refresh to see what changed in CXone.",
    });
  }

  async getAction(id: string): Promise<ActionRecord | undefined> {
    const operation = `Reading of data action (id ${id})`;
    const answer = await unlessGone(this.repeatable({ operation, method: "GET", path: actionPath(id) }));
    return answer && fromWire(operation, parseJsonObject(CXONE_DIALECT, operation, answer));
  }

  async findActionsByName(name: string): Promise<ActionRecord[]> {
    const found = await this.findActionByName(name);
    return found ? [found] : [];
  }

  private async findActionByName(name: string): Promise<ActionRecord | undefined> {
    const operation = `Look-up of data action "${name}"`;
    for (let pageNumber = 1; pageNumber <= MAX_PAGES; pageNumber += 1) {
      const path = actionsByNamePath(name, pageNumber, PAGE_SIZE);
      const answer = await this.repeatable({ operation, method: "GET", path });
      const { entities, total } = parseJsonObject(CXONE_DIALECT, operation, answer);
      if (!Array.isArray(entities))
        throw invalidAnswer(CXONE_DIALECT, operation, "there is no list of entities");
      const match: unknown = entities.find((entity) => isObject(entity) && entity["name"] === name);
      // A list may be a summary; the action itself is read from its own address.
      if (isObject(match)) return this.getAction(fromWire(operation, match).id);
      const last = typeof total === "number" ? pageNumber * PAGE_SIZE >= total : entities.length < PAGE_SIZE;
      if (last || entities.length === 0) return undefined;
    }
    throw invalidAnswer(CXONE_DIALECT, operation, `the list does not end after ${MAX_PAGES} pages`);
  }

  async deleteAction(id: string): Promise<void> {
    const operation = `Deletion of data action (id ${id})`;
    await unlessGone(this.repeatable({ operation, method: "DELETE", path: actionPath(id) }));
  }

  async executeAction(id: string, inputs: Readonly<Record<string, unknown>>): Promise<ExecutionResult> {
    const operation = `Execution of data action (id ${id})`;
    const answer = await this.caller.call({
      operation,
      method: "POST",
      path: executePath(id),
      json: { inputs },
      repeatable: false,
      // What the action was asked about is personal data as often as not.
      secrets: textsIn(inputs),
      timeoutMs: EXECUTE_TIMEOUT_MS,
    });
    return executionFromWire(parseJsonObject(CXONE_DIALECT, operation, answer));
  }

  async readExecution(id: string, executionId: string): Promise<ExecutionTrace | undefined> {
    const operation = `Reading of execution ${executionId} of data action (id ${id})`;
    const path = executionPath(id, executionId);
    const answer = await unlessGone(this.repeatable({ operation, method: "GET", path }));
    return answer && traceFromWire(operation, parseJsonObject(CXONE_DIALECT, operation, answer));
  }

  /** A call without a body, whose effect is the same however often it arrives. */
  private repeatable(call: BareCall): Promise<HttpAnswer> {
    return this.caller.call({ ...call, repeatable: true, secrets: [] });
  }

  /** Sends an action whole, once. */
  private async write(
    call: BareCall,
    definition: ActionDefinition,
    version: number | undefined,
    conflict: Pick<ProviderError, "code"> & { seen: string; remedy: string },
  ): Promise<ActionRecord> {
    const { operation } = call;
    const secrets = Object.values(definition.environment);
    try {
      const json = toWire(definition, version);
      const answer = await this.caller.call({ ...call, json, repeatable: false, secrets });
      return fromWire(operation, parseJsonObject(CXONE_DIALECT, operation, answer));
    } catch (error) {
      if (hasProblem(error, "REFUSED") && error.status === 409) {
        throw new ProviderError({ ...conflict, operation });
      }
      throw error;
    }
  }
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (hasProblem(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}
