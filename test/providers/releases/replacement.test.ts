import { formatContract } from "../../../providers/contract/contract-text";
import type { Properties } from "../../../providers/properties";
import { readLedger } from "../../../providers/releases/ledger";
import { startCxone } from "../../../sim/cxone/start-cxone";
import { startGenesysCloud } from "../../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../../support/virtual-clock";
import { OneResourceStack } from "../support/one-resource-stack";
import { provideFor, provideForGenesysCloud } from "../support/provider-under-test";
import { bundleAsset, SAMPLE_CONTRACT, sampleInputs } from "../support/sample-program";

const codes = (outputs: Properties | undefined) => readLedger(outputs ?? {}).map(({ code }) => code);

describe("the releases of an action that is replaced", () => {
  it("go on on Genesys Cloud, where a changed contract makes another action", async () => {
    const sim = await startGenesysCloud();
    try {
      const provider = await provideForGenesysCloud(sim, new VirtualClock());
      const integration = new OneResourceStack(provider.integration);
      const owner = { stack: "project/dev", state: "here" };
      await integration.up({ name: "functions", ...owner, fields: {}, fingerprintKey: "" });
      const wanted = (tier: string, more: Properties = {}): Properties =>
        sampleInputs({
          runtime: "nodejs22.x",
          timeoutSeconds: 10,
          environment: {},
          integrationId: integration.state?.id,
          tags: owner,
          code: bundleAsset(tier),
          name: "lookup-dev",
          nameSuffix: "-dev",
          ...more,
        });
      const stack = new OneResourceStack(provider);
      await stack.up(wanted("gold"));
      await stack.up(wanted("silver"));
      const before = codes(stack.state?.outputs);
      expect(before).toHaveLength(2);

      const { inputs: keys, outputs } = SAMPLE_CONTRACT;
      const properties = { ...outputs.properties, points: { type: "number" } };
      const next = wanted("platinum", {
        contract: formatContract({ inputs: keys, outputs: { properties } }),
        allowBreakingContract: true,
      });
      // As the engine does it: what replaces is checked once more, without the inputs of the replaced one.
      const { inputs } = await provider.check(stack.state?.inputs ?? {}, next);
      const { replaces } = await provider.diff(stack.state?.id ?? "", stack.state?.outputs ?? {}, inputs);
      expect(replaces).toEqual(["contract"]);
      const made = await provider.create((await provider.check({}, next)).inputs);
      expect(made.id).not.toBe(stack.state?.id);
      expect(codes(made.outs)).toEqual([bundleAsset("platinum")["hash"], ...before]);
    } finally {
      await sim.close();
    }
  });

  it("go on on CXone, where a replacement by hand deletes first and comes without a diff", async () => {
    const sim = await startCxone();
    try {
      const provider = await provideFor(sim.url, new VirtualClock());
      const stack = new OneResourceStack(provider);
      await stack.up(sampleInputs());
      await stack.up(sampleInputs({ code: bundleAsset("silver") }));
      const { id = "", inputs = {}, outputs = {} } = stack.state ?? {};

      const checked = await provider.check(inputs, sampleInputs({ code: bundleAsset("silver") }));
      await provider.delete(id, outputs);
      const made = await provider.create(checked.inputs);
      expect(codes(made.outs)).toEqual([bundleAsset("silver")["hash"], bundleAsset("gold")["hash"]]);
    } finally {
      await sim.close();
    }
  });

  it("begin anew for another action, and in another process", async () => {
    const sim = await startCxone();
    try {
      const stack = new OneResourceStack(await provideFor(sim.url, new VirtualClock()));
      await stack.up(sampleInputs());
      const { inputs } = await stack.provider.check({}, sampleInputs({ name: "another" }));
      expect(codes((await stack.provider.create(inputs)).outs)).toHaveLength(1);
      await stack.destroy();
      const later = new OneResourceStack(await provideFor(sim.url, new VirtualClock()));
      await later.up(sampleInputs());
      expect(codes(later.state?.outputs)).toHaveLength(1);
    } finally {
      await sim.close();
    }
  });
});
