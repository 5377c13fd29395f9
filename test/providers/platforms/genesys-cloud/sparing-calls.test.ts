import type { HttpTransport } from "../../../../foundation/http-transport";
import { axiosTransport } from "../../../../providers/http/axios-transport";
import type { Properties } from "../../../../providers/properties";
import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../../../support/virtual-clock";
import { OneResourceStack } from "../../support/one-resource-stack";
import { provideForGenesysCloud } from "../../support/provider-under-test";
import { bundleAsset, sampleInputs } from "../../support/sample-program";

const ACTIONS = 20;
/** What Genesys Cloud allows a token by default. */
const REQUESTS_PER_MINUTE = 300;

describe("a stack of many actions on Genesys Cloud, with 300 requests a minute", () => {
  const clock = new VirtualClock();
  let sim: GenesysCloudSimulator;
  let requests: string[] = [];
  let refusals = 0;
  let integrationId = "";
  let actions: OneResourceStack[] = [];

  const counting: HttpTransport = async (request, signal) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    const answer = await axiosTransport(request, signal);
    if (answer.status === 429) refusals += 1;
    return answer;
  };
  const wanted = (index: number, tier: string): Properties =>
    sampleInputs({
      name: `lookup-${index}`,
      runtime: "nodejs22.x",
      timeoutSeconds: 10,
      environment: { CRM_CLIENT_SECRET: "crmClientSecret" },
      tags: { stack: "project/dev" },
      integrationId,
      code: bundleAsset(tier),
    });
  /** Four at a time, as the engine's calls come through the provider's limit. */
  const upAll = async (tier: string): Promise<string[]> => {
    requests = [];
    const provider = await provideForGenesysCloud(sim, clock, counting);
    for (const stack of actions) stack.provider = provider;
    const results: string[] = [];
    const queue = actions.map((stack, index) => () => stack.up(wanted(index, tier)));
    const lane = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) results.push(await next());
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    return results;
  };

  beforeAll(async () => {
    sim = await startGenesysCloud({ clock: () => clock.epochMs(), requestsPerMinute: REQUESTS_PER_MINUTE });
    const provider = await provideForGenesysCloud(sim, clock);
    const integration = new OneResourceStack(provider.integration);
    const fields = { crmClientSecret: "crm-secret-value" };
    await integration.up({ name: "functions", stack: "project/dev", state: "", fields, fingerprintKey: "" });
    integrationId = integration.state?.id ?? "";
    actions = Array.from({ length: ACTIONS }, () => new OneResourceStack(provider));
  });
  afterAll(() => sim.close());

  it("makes them without a failure, with one token, and asks once what is the same for all", async () => {
    const startedAtMs = clock.monotonicMs();
    expect(new Set(await upAll("gold"))).toEqual(new Set(["created"]));
    const count = (text: string) => requests.filter((request) => request.includes(text)).length;
    expect(count("/oauth/token")).toBe(1);
    expect(count("/functions/runtimes")).toBe(1);
    // Those that begin together may each look.
    expect(count(`/credentials/`)).toBeLessThanOrEqual(4);
    expect(count("/draft/publish")).toBe(ACTIONS);
    expect(requests.length - refusals).toBeLessThanOrEqual(ACTIONS * 19);
    // As many minutes as the limit asks for, and one for the looks at ZIPs: this clock adds up what four lanes sleep at once.
    const minutes = Math.ceil(requests.length / REQUESTS_PER_MINUTE) + 1;
    expect(clock.monotonicMs() - startedAtMs).toBeLessThanOrEqual(minutes * 60_000);
    expect(refusals).toBeLessThan(20);
  });

  it("asks for nothing when nothing is to change", async () => {
    expect(new Set(await upAll("gold"))).toEqual(new Set(["same"]));
    expect(requests).toEqual([]);
  });

  it("changes them with two dozen requests each", async () => {
    expect(new Set(await upAll("platinum"))).toEqual(new Set(["updated"]));
    expect(requests.length - refusals).toBeLessThanOrEqual(ACTIONS * 24);
  });
});
