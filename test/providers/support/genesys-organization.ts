import { readFileSync } from "node:fs";
import type { HttpAnswer, HttpTransport } from "../../../foundation/http-transport";
import { axiosTransport } from "../../../providers/http/axios-transport";
import type { ActionDefinition, ActionRecord, Trial } from "../../../providers/platforms/data-actions-api";
import { connectToGenesysCloud } from "../../../providers/platforms/genesys-cloud/connect";
import type { FunctionActionsApi } from "../../../providers/platforms/genesys-cloud/function-actions-api";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import type { Fault } from "../../../sim/faults/fault";
import {
  startGenesysCloud,
  type GenesysCloudOptions,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { StoredAction } from "../../../sim/genesys-cloud/store/records";
import { VirtualClock } from "../../support/virtual-clock";
import { GenesysColleague } from "./genesys-colleague";
import { bundleAsset, SAMPLE_CONTRACT_TEXT } from "./sample-program";

/** The name of the integration, which is the category of its actions. */
const INTEGRATION_NAME = "functions";

/** An organisation with an integration in it, and the adapter as the provider's processes use it. */
export class GenesysOrganization {
  readonly clock = new VirtualClock();
  readonly colleague: GenesysColleague;
  readonly sim: GenesysCloudSimulator;
  private integrationId = "";

  private constructor(sim: GenesysCloudSimulator) {
    this.sim = sim;
    this.colleague = new GenesysColleague(sim);
  }

  static async start(options: GenesysCloudOptions = {}): Promise<GenesysOrganization> {
    const organization = new GenesysOrganization(
      await startGenesysCloud({ zipProcessingPolls: 0, ...options }),
    );
    const { id } = await organization.connections().integrations.postIntegration(INTEGRATION_NAME);
    organization.integrationId = id;
    organization.sim.log.clear();
    return organization;
  }

  /** One in which the first version of an action is published. */
  static async withAction(options: GenesysCloudOptions = {}): Promise<GenesysOrganization> {
    const organization = await GenesysOrganization.start(options);
    await organization.published("one");
    organization.sim.log.clear();
    return organization;
  }

  /** The adapter in a process of its own, which remembers nothing of those before. */
  connect(transport: HttpTransport = axiosTransport): FunctionActionsApi {
    return this.connections(transport).actions as FunctionActionsApi;
  }

  /** An action of the stack `dev`; its code answers `tier`, and `proof` is another text in every version. */
  definition(
    overrides: Partial<ActionDefinition> & { readonly tier?: string; readonly proof?: string } = {},
  ) {
    const { tier = "gold", proof, ...rest } = overrides;
    return {
      name: "lookup",
      description: "Looks the caller up",
      contract: SAMPLE_CONTRACT_TEXT,
      runtime: "nodejs22.x",
      timeoutSeconds: 10,
      environment: {},
      integrationId: this.integrationId,
      tags: { stack: "project/dev", ...(proof === undefined ? {} : { "write-proof": proof }) },
      codeBase64: readFileSync(bundleAsset(tier).path ?? "").toString("base64"),
      ...rest,
    } satisfies ActionDefinition;
  }

  /** An action that is published. */
  published(proof?: string): Promise<ActionRecord> {
    return this.connect().postAction(this.definition(proof === undefined ? {} : { proof }));
  }

  /** Updates the only action to its second version. */
  async update(
    overrides: Parameters<GenesysOrganization["definition"]>[0] = {},
    transport?: HttpTransport,
  ): Promise<ActionRecord> {
    const api = this.connect(transport);
    const live = await api.getAction(this.only.id);
    if (!live) throw new Error("there is no action");
    return api.putAction(live, this.definition({ description: "Changed", proof: "two", ...overrides }));
  }

  /** The only action there is. */
  get only(): StoredAction {
    const [action, ...others] = this.sim.organization.actions.list();
    if (!action || others.length > 0)
      throw new Error(`there are ${others.length + (action ? 1 : 0)} actions`);
    return action;
  }

  /** What the next requests meet: `asked` is a method and the end of a path, such as `POST /draft`. */
  fault(asked: string, fault: Fault, times: number | "always" = 1): void {
    const [method = "", end = ""] = asked.split(" ");
    this.sim.faults.plan({ match: { method, path: pathEnding(end) }, fault, times });
  }

  /** How many requests of a method went to a path with this end. */
  count(asked: string): number {
    const [method = "", end = ""] = asked.split(" ");
    return this.sim.log.count(method, pathEnding(end));
  }

  private connections(transport: HttpTransport = axiosTransport) {
    const { url: baseUrl, loginUrl } = this.sim;
    const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
    return connectToGenesysCloud(
      { baseUrl, loginUrl, clientId, clientSecret },
      { transport, clock: this.clock, random: () => 0.5 },
    );
  }
}

/** A refusal by the platform itself. */
export function refusedWith(status: number, message = "A planned refusal"): Fault {
  return { kind: "status", status, body: { status, code: "planned", message } };
}

/** A trial of the sample action that passes with this judgement of its outputs: undefined for "they hold". */
export function trialThat(
  problemOf: Trial["problemOf"] = () => undefined,
  inputs: Trial["inputs"] = { id: "1" },
): Trial {
  return { inputs, problemOf };
}

/**
 * The real transport, on which something is done after the answers to some requests and before anybody hears of them.
 *
 * @param asked a method and the end of a path, such as `POST /draft`
 * @param act may give another answer
 * @param isTurn which of them, from 1. Default: the first
 */
export function afterAnswer(
  asked: string,
  act: (answer: HttpAnswer) => Promise<unknown> | HttpAnswer,
  isTurn: (nth: number) => boolean = (nth) => nth === 1,
): HttpTransport {
  const [method = "", end = ""] = asked.split(" ");
  let seen = 0;
  return async (request, signal) => {
    const answer = await axiosTransport(request, signal);
    const { pathname, search } = new URL(request.url);
    if (request.method !== method || !pathEnding(end).test(pathname + search)) return answer;
    seen += 1;
    const other = isTurn(seen) ? await act(answer) : undefined;
    return isAnswer(other) ? other : answer;
  };
}

/** The real transport, on which something is done when a request has no answer and before anybody hears of it. */
export function afterFailure(asked: string, act: () => Promise<unknown>): HttpTransport {
  const [method = "", end = ""] = asked.split(" ");
  return async (request, signal) => {
    try {
      return await axiosTransport(request, signal);
    } catch (error) {
      const { pathname, search } = new URL(request.url);
      if (request.method === method && pathEnding(end).test(pathname + search)) await act();
      throw error;
    }
  };
}

function isAnswer(value: unknown): value is HttpAnswer {
  return typeof value === "object" && value !== null && "status" in value && "body" in value;
}

/** Matches a path with this end, its query apart. */
function pathEnding(end: string): RegExp {
  return new RegExp(`${end.replaceAll(/[.*+?^$()[\]\\]/g, "\\$&")}(\\?.*)?$`);
}
