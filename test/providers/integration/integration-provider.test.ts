import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../../support/virtual-clock";
import { integrationInputs, integrationStack } from "../support/integration-stack";
import { provideFor } from "../support/provider-under-test";

describe("integrationProvider", () => {
  it("says on a platform without integrations that it has none, and which key to look at", async () => {
    const { integration } = await provideFor("http://127.0.0.1:1", new VirtualClock());
    await expect(integration.read("42", {})).rejects.toThrow(
      /found that CXone has none\..* platform .*\[CXONE_INTEGRATION_UNUSABLE\]$/,
    );
  });

  describe("on Genesys Cloud", () => {
    let sim: GenesysCloudSimulator;
    beforeEach(async () => {
      sim = await startGenesysCloud();
    });
    afterEach(() => sim.close());

    it("names the argument that a check refuses, and none for a part of one", async () => {
      const { provider } = await integrationStack(sim);
      const { failures } = await provider.check({}, integrationInputs({ name: "", fields: { "1st": "" } }));
      expect(failures).toEqual([
        { property: "name", reason: expect.stringMatching(/^name /) },
        { property: "", reason: expect.stringMatching(/^fields\.1st /) },
      ]);
      expect(sim.log.entries).toEqual([]);
    });
  });
});
