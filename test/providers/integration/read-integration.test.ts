import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import {
  integrationInputs,
  integrationStack,
  liveIntegration,
  requestsTo,
} from "../support/integration-stack";
import type { OneResourceStack } from "../support/one-resource-stack";

let sim: GenesysCloudSimulator;
let stack: OneResourceStack;
beforeEach(async () => {
  sim = await startGenesysCloud();
  stack = await integrationStack(sim);
});
afterEach(() => sim.close());

const idOf = ({ state }: OneResourceStack) => state?.id ?? "";

describe("the refresh of an integration", () => {
  it("asks for no more than the integration and its credential where no field is kept", async () => {
    await stack.up(integrationInputs());
    const { integration, credential } = liveIntegration(sim, stack);
    sim.log.clear();
    expect(await stack.refresh()).toBe("same");
    const names = { INTEGRATION: integration.id, CREDENTIAL: credential?.id ?? "" };
    expect(requestsTo(sim, names)).toEqual([
      "GET integrations/INTEGRATION",
      "GET integrations/INTEGRATION/config/current",
      "GET integrations/credentials/CREDENTIAL",
    ]);
  });

  it("forgets one that was deleted by hand, and the next update makes it again", async () => {
    await stack.up(integrationInputs());
    sim.organization.integrations.remove(idOf(stack));
    expect(await stack.refresh()).toBe("gone");
    expect(await stack.up(integrationInputs())).toBe("created");
    expect(liveIntegration(sim, stack).credential?.fields).toEqual({ old: "a secret" });
  });

  it("returns nothing of one that is gone", async () => {
    expect(await stack.provider.read("gone", { name: "functions" })).toEqual({ id: "", props: {} });
  });

  it("does not miss the credential of one that never got any", async () => {
    sim.faults.plan({
      match: { method: "POST", path: /\/credentials$/ },
      fault: { kind: "status", status: 403, body: { message: "missing permission" } },
    });
    await expect(stack.up(integrationInputs())).rejects.toThrow("[PLATFORM_UNFINISHED]");
    expect(await stack.refresh()).toBe("drifted");
    expect(stack.state?.outputs).toMatchObject({ editedByHand: "it is not enabled" });
  });

  it("returns no property without a value, which the engine's host cannot send", async () => {
    await stack.up(integrationInputs());
    const { props, inputs } = await stack.provider.read(idOf(stack), stack.state?.outputs ?? {});
    expect(props).toMatchObject({ name: "functions", fields: { old: "a secret" } });
    expect(inputs).toMatchObject({ name: "functions", fields: { old: "a secret" } });
    expect(Object.values({ ...props, ...inputs })).not.toContain(undefined);
  });
});
