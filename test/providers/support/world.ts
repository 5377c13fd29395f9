import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import { readFileSync } from "node:fs";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import type { Properties } from "../../../providers/properties";
import { axiosTransport } from "../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../foundation/http-transport";
import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { OneResourceStack } from "./one-resource-stack";
import { faultyTransport, type FaultName } from "./planned-faults";
import { CLIENT, provideFor } from "./provider-under-test";
import { bundleAsset, SAMPLE_CONTRACT_TEXT, sampleInputs } from "./sample-program";
import { VirtualClock } from "../../support/virtual-clock";

/** What an edit changes, in the program or by hand in CXone. */
export interface Edit {
  readonly description?: string;
  readonly timeoutSeconds?: number;
  readonly secret?: string;
  /** What the code answers. */
  readonly tier?: string;
}

/** What goes wrong during a run; requests count from 1. */
export interface Interruption {
  readonly faults: readonly { readonly at: number; readonly fault: FaultName }[];
  /** The process dies at this request, before it is sent or once CXone has answered it. */
  readonly killed?: { readonly at: number; readonly when: "before sending" | "after the answer" };
  /** The engine dies before it records what the provider told it of the last step. */
  readonly unrecorded: boolean;
}

/** What the engine does with the resource, and records at its end. */
export type Step = (world: World, stack: OneResourceStack) => Promise<unknown>;

/** The error of a process that ended; nothing of the provider's runs after it. */
class ProcessDied extends Error {}

/** A program, a stack and a CXone of one run, with everything that people, networks and machines do to them. */
export class World {
  program: Properties = sampleInputs();
  private readonly clock = new VirtualClock();

  private constructor(
    readonly simulator: CxoneSimulator,
    readonly stack: OneResourceStack,
    private readonly closedUrl: string,
  ) {}

  static async create(closedUrl: string): Promise<World> {
    const simulator = await startCxone();
    const stack = new OneResourceStack(await provideFor(simulator.url, new VirtualClock()));
    return new World(simulator, stack, closedUrl);
  }

  get live() {
    return this.simulator.actions.list()[0];
  }

  /** Changes the program. */
  edit({ description, timeoutSeconds, secret, tier }: Edit): void {
    this.program = {
      ...this.program,
      ...(description === undefined ? {} : { description }),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      ...(secret === undefined ? {} : { environment: environmentWith(secret) }),
      ...(tier === undefined ? {} : { code: bundleAsset(tier) }),
    };
  }

  /** Changes the action in CXone as an editor in a browser does: what it read it sends back, tags included. */
  async editByHand({ description, timeoutSeconds, secret, tier }: Edit): Promise<void> {
    const { live } = this;
    if (!live) return;
    const code =
      tier === undefined
        ? this.simulator.actions.readCode(live)
        : readFileSync(bundleAsset(tier)["path"] ?? "");
    await this.otherClient().putAction(live as unknown as ActionRecord, {
      contract: SAMPLE_CONTRACT_TEXT,
      name: live.name,
      description: description ?? live.description,
      runtime: live.runtime,
      timeoutSeconds: timeoutSeconds ?? live.timeoutSeconds,
      environment: secret === undefined ? live.environment : environmentWith(secret),
      tags: live.tags,
      codeBase64: code.toString("base64"),
    });
  }

  async deleteByHand(): Promise<void> {
    if (this.live) await this.otherClient().deleteAction(this.live.id);
  }

  /** Runs `act` in a process of its own; nothing is left of one but the state. */
  async inNewProcess<T>(act: (stack: OneResourceStack) => Promise<T>): Promise<T> {
    this.stack.provider = await provideFor(this.simulator.url, this.clock);
    return act(this.stack);
  }

  /**
   * Takes steps while things go wrong. Whether they succeed is their own affair.
   *
   * @returns how many of them succeeded and were recorded
   */
  async interrupted({ faults, killed, unrecorded }: Interruption, steps: readonly Step[]): Promise<number> {
    const faultAt = (n: number) => faults.find(({ at }) => at === n)?.fault;
    const faulty = faultyTransport([this.simulator], this.clock, this.closedUrl, faultAt);
    const transport = killed ? dyingTransport(faulty, killed) : faulty;
    this.stack.provider = await provideFor(this.simulator.url, this.clock, transport);
    let recorded = this.stack.state;
    let count = 0;
    try {
      for (const step of steps) {
        recorded = this.stack.state;
        await step(this, this.stack);
        count += 1;
      }
    } catch (error) {
      // An error of the provider's has a code; anything else is a mistake of the provider or of this test.
      if (!(error instanceof ProcessDied) && !(error as { code?: string }).code) throw error;
    }
    this.simulator.faults.clear();
    if (!unrecorded) return count;
    this.stack.state = recorded;
    return steps.length - 1;
  }

  private otherClient() {
    const settings = { baseUrl: this.simulator.url, clientId: CLIENT.id, clientSecret: CLIENT.secret };
    return connectToCxone(settings, {
      transport: axiosTransport,
      clock: new VirtualClock(),
      random: () => 0,
    });
  }
}

function environmentWith(secret: string): Record<string, string> {
  return { CRM_CLIENT_ID: "crm-client", CRM_CLIENT_SECRET: secret };
}

function dyingTransport(
  transport: HttpTransport,
  killed: NonNullable<Interruption["killed"]>,
): HttpTransport {
  let requests = 0;
  return async (request, signal) => {
    requests += 1;
    if (requests < killed.at) return transport(request, signal);
    if (requests === killed.at && killed.when === "after the answer") {
      await transport(request, signal).catch(() => undefined);
    }
    throw new ProcessDied();
  };
}
