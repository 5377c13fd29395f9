import { axiosTransport } from "../../providers/http/axios-transport";
import type { HttpTransport } from "../../foundation/http-transport";
import { startGenesysCloud, type GenesysCloudSimulator } from "../../sim/genesys-cloud/start-genesys-cloud";
import { OneResourceStack } from "./support/one-resource-stack";
import { provideForGenesysCloud } from "./support/provider-under-test";
import { bundleAsset, sampleInputs } from "./support/sample-program";
import { VirtualClock } from "../support/virtual-clock";

let sim: GenesysCloudSimulator;
let integrationId: string;
beforeEach(async () => {
  sim = await startGenesysCloud();
  const { outs: _outs, id } = await (
    await provide()
  ).integration.create({
    name: "functions",
    stack: "project/dev",
    state: "",
    fields: {},
    fingerprintKey: "cd".repeat(32),
  });
  integrationId = id;
});
afterEach(() => sim.close());

/** The error of a process that ended; nothing of the provider's runs after it. */
class ProcessDied extends Error {
  readonly code = "DIED";
}

const provide = (transport: HttpTransport = axiosTransport) =>
  provideForGenesysCloud(sim, new VirtualClock(), transport);

const program = (tier: string) =>
  sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: {},
    tags: { stack: "project/dev" },
    integrationId,
    code: bundleAsset(tier),
  });

/** What is there, drafts included. */
function counts() {
  const actions = sim.organization.actions.list();
  return {
    published: actions.filter(({ published }) => published).length,
    drafts: actions.filter(({ draft }) => draft).length,
  };
}

/** A transport on which the nth request is carried out and its answer lost, or after which the process dies. */
function breaking(
  at: number,
  how: "answer lost" | "killed before" | "killed after",
): HttpTransport & { wasReached?: boolean } {
  let requests = 0;
  const transport: HttpTransport & { wasReached?: boolean } = async (request, signal) => {
    requests += 1;
    if (requests === at) transport.wasReached = true;
    if (how !== "answer lost" && requests > at) throw new ProcessDied();
    if (requests === at && how === "killed before") throw new ProcessDied();
    const answer = await axiosTransport(request, signal);
    if (requests !== at) return answer;
    if (how === "killed after") throw new ProcessDied();
    return axiosTransport({ ...request, method: "GET", url: "http://127.0.0.1:1/" }, signal);
  };
  return transport;
}

const MAX_REQUESTS = 40;

describe.each(["answer lost", "killed before", "killed after"] as const)(
  "an action on Genesys Cloud, when a request meets: %s",
  (how) => {
    it("is made and changed once, with no draft left, whichever request it is", async () => {
      for (let at = 1; at <= MAX_REQUESTS; at += 1) {
        const creating = breaking(at, how);
        const updating = breaking(at, how);
        const stack = new OneResourceStack(await provide(creating));
        await stack.up(program("gold")).catch(() => undefined);
        stack.provider = await provide();
        await stack.up(program("gold"));
        expect({ at, ...counts() }).toEqual({ at, published: 1, drafts: 0 });

        stack.provider = await provide(updating);
        await stack.up(program("platinum")).catch(() => undefined);
        stack.provider = await provide();
        const id = stack.state?.id;
        await stack.up(program("platinum"));
        expect({ at, id: stack.state?.id, ...counts() }).toEqual({ at, id, published: 1, drafts: 0 });
        expect(await stack.refresh()).toBe("same");
        await stack.destroy();
        expect({ at, ...counts() }).toEqual({ at, published: 0, drafts: 0 });
        if (!creating.wasReached && !updating.wasReached) {
          expect(at).toBeGreaterThan(15);
          return;
        }
      }
      throw new Error(`more than ${MAX_REQUESTS} requests`);
    }, 180_000);
  },
);
