import type { HttpTransport } from "../../../../foundation/http-transport";
import { axiosTransport } from "../../../../providers/http/axios-transport";
import { startCxone, type CxoneSimulator } from "../../../../sim/cxone/start-cxone";
import { VirtualClock } from "../../../support/virtual-clock";
import { OneResourceStack } from "../../support/one-resource-stack";
import { provideFor } from "../../support/provider-under-test";
import { bundleAsset, sampleInputs } from "../../support/sample-program";

const ACTIONS = 100;
const REQUESTS_PER_SECOND = 10;

/** Those who sleep at the same time sleep side by side, while no request is under way. */
class SharedClock extends VirtualClock {
  sleepers = 0;

  override async sleep(delayMs: number): Promise<void> {
    this.sleepers += 1;
    await new Promise<void>((resolve) => void this.setTimer(resolve, delayMs));
    this.sleepers -= 1;
  }
}

describe("a stack of 100 actions on CXone", () => {
  const clock = new SharedClock();
  let requests: string[] = [];
  let sim: CxoneSimulator;

  let underWay = 0;

  const counting: HttpTransport = async (request, signal) => {
    underWay += 1;
    const answer = await axiosTransport(request, signal).finally(() => (underWay -= 1));
    if (answer.status !== 429) requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return answer;
  };
  /** All at once, as the engine asks for them. */
  const upAll = async (): Promise<Set<string>> => {
    requests = [];
    const provider = await provideFor(sim.url, clock, counting);
    for (const stack of stacks) stack.provider = provider;
    const wanted = (index: number) => sampleInputs({ name: `lookup-${index}`, code: bundleAsset("gold") });
    const ups = Promise.all(stacks.map((stack, index) => stack.up(wanted(index))));
    return new Set(await clock.run(ups, () => underWay > 0 || clock.sleepers === 0));
  };
  let stacks: OneResourceStack[] = [];

  beforeEach(async () => {
    sim = await startCxone({
      clock: () => clock.epochMs(),
      rateLimit: { requestsPerSecond: REQUESTS_PER_SECOND },
    });
    const provider = await provideFor(sim.url, clock);
    stacks = Array.from({ length: ACTIONS }, () => new OneResourceStack(provider));
  });
  afterEach(() => sim.close());

  it("takes a creation each, one token and no other write; unchanged, it takes none at all", async () => {
    expect(await upAll()).toEqual(new Set(["created"]));
    const writes = requests.filter((request) => !request.startsWith("GET "));
    expect(writes.filter((request) => request.endsWith("/token"))).toHaveLength(1);
    expect(
      writes.filter((request) => request.startsWith("POST ") && request.endsWith("/actions")),
    ).toHaveLength(ACTIONS);
    expect(writes).toHaveLength(ACTIONS + 1);

    expect(await upAll()).toEqual(new Set(["same"]));
    expect(requests).toEqual([]);
  });

  it("takes no more than a tenth longer than a limit of ten requests a second asks for", async () => {
    const startedAtMs = clock.monotonicMs();
    expect(await upAll()).toEqual(new Set(["created"]));
    const limitMs = ((requests.length - REQUESTS_PER_SECOND) / REQUESTS_PER_SECOND) * 1_000;
    expect(clock.monotonicMs() - startedAtMs).toBeLessThanOrEqual(1.1 * limitMs);
    expect(limitMs).toBeGreaterThan(9_000);
  });
});
