import { createHandler } from "../handler";
import type { EnrichmentOutputs } from "../contract";
import { createAxiosTransport } from "../../runtime/http/axios-transport";
import type { HttpTransport } from "../../runtime/http/http-transport";
import { VirtualClock } from "../../../test/support/virtual-clock";
import { json, token } from "../../../test/action-src/support/answers";
import { ScriptedServer } from "../../../test/action-src/support/scripted-server";

/** A record of the audit log as the logger got it. */
export interface LoggedRecord {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export const CLIENT_SECRET = "client-secret-3f9a";
export const KNOWN_CONTACT = {
  id: "CRM-42",
  attributes: { tier: "gold", last_interaction: "2026-01-02T03:04:05Z" },
};
export const INPUTS = { externalId: "EXT-1001", phoneNumber: "+15550199822" };

/**
 * A warm runtime under a virtual clock, talking over real sockets to a scripted CRM. Unless planned otherwise the
 * CRM grants `token-N` for the N-th request and knows one contact.
 */
export class CrmWorld {
  readonly clock = new VirtualClock();
  readonly records: LoggedRecord[] = [];
  readonly environment: Record<string, string | undefined>;
  private readonly inFlight = new Set<{ readonly url: string; isStalled: boolean }>();
  private readonly handler: ReturnType<typeof createHandler>;
  random = 0.5;

  static async start(): Promise<CrmWorld> {
    return new CrmWorld(await ScriptedServer.start());
  }

  private constructor(readonly crm: ScriptedServer) {
    let tokens = 0;
    crm.always("POST /token", (response, onStall) => token(`token-${(tokens += 1)}`)(response, onStall));
    crm.always("GET /api/contacts?", json(200, { items: [] }));
    crm.always("GET /api/contacts/", json(200, KNOWN_CONTACT));
    crm.onStall = (path) => {
      const stalled = [...this.inFlight].find(({ url, isStalled }) => !isStalled && url.endsWith(path));
      if (stalled) stalled.isStalled = true;
    };
    this.environment = {
      CRM_CLIENT_ID: "client-id-71c2",
      CRM_CLIENT_SECRET: CLIENT_SECRET,
      CRM_TOKEN_URL: `${crm.url}/token`,
      CRM_API_BASE_URL: `${crm.url}/api`,
    };
    this.handler = createHandler({
      clock: this.clock,
      random: () => this.random,
      transport: this.watch(createAxiosTransport()),
      environment: this.environment,
      newExecutionId: () => "execution-1",
    });
  }

  /** Executes the action to its end, in as little real time as the sockets need. */
  async execute(inputs: unknown = INPUTS): Promise<EnrichmentOutputs> {
    const isBusy = () => [...this.inFlight].some(({ isStalled }) => !isStalled);
    return this.clock.run(this.begin(inputs), isBusy);
  }

  /** Executes several at once. */
  async executeAll(all: readonly unknown[]): Promise<EnrichmentOutputs[]> {
    const isBusy = () => [...this.inFlight].some(({ isStalled }) => !isStalled);
    return this.clock.run(Promise.all(all.map((inputs) => this.begin(inputs))), isBusy);
  }

  /** Executes and tells how long it took on the virtual clock. */
  async time(inputs: unknown = INPUTS): Promise<{ outputs: EnrichmentOutputs; tookMs: number }> {
    const startedAtMs = this.clock.monotonicMs();
    const outputs = await this.execute(inputs);
    return { outputs, tookMs: this.clock.monotonicMs() - startedAtMs };
  }

  begin(inputs: unknown): Promise<EnrichmentOutputs> {
    const log = (level: string) => (message: string, fields?: object) =>
      this.records.push({ level, message, fields: { ...fields } });
    return this.handler({ logger: { info: log("info"), warn: log("warn"), error: log("error") } }, inputs);
  }

  private watch(transport: HttpTransport): HttpTransport {
    return async (request, signal) => {
      const entry = { url: request.url, isStalled: false };
      this.inFlight.add(entry);
      return transport(request, signal).finally(() => this.inFlight.delete(entry));
    };
  }
}

/** The code that `errorDetails` starts with. */
export function codeOf(outputs: EnrichmentOutputs): string | undefined {
  return outputs.errorDetails?.split(":")[0];
}
