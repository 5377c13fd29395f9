import type { Properties } from "../../providers/properties";
import { startGenesysCloud, type GenesysCloudSimulator } from "../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../support/virtual-clock";
import { OneResourceStack } from "./support/one-resource-stack";
import { provideForGenesysCloud } from "./support/provider-under-test";
import { bundleAsset, sampleInputs } from "./support/sample-program";

let sim: GenesysCloudSimulator;
beforeEach(async () => {
  sim = await startGenesysCloud();
});
afterEach(() => sim.close());

const provide = () => provideForGenesysCloud(sim, new VirtualClock());
const wanted = (stack: string, integrationId: string, tier = "gold"): Properties =>
  sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: {},
    tags: { stack: `project/${stack}`, state: `state-of-${stack}` },
    integrationId,
    code: bundleAsset(tier),
  });
const newAction = async () => new OneResourceStack(await provide());

/** An integration of the given stack's own. */
async function integrationOf(stack: string): Promise<string> {
  const integration = new OneResourceStack((await provide()).integration);
  const owner = { stack: `project/${stack}`, state: `state-of-${stack}` };
  await integration.up({ name: "functions", ...owner, fields: {}, fingerprintKey: "" });
  return integration.state?.id ?? "";
}

const live = () => sim.organization.actions.list().map(({ id }) => id);

describe("two stacks with an action of the same name in one Genesys Cloud organisation", () => {
  it.each(["an integration each", "one integration for both"])("keep to their own, with %s", async (how) => {
    const first = await integrationOf("dev");
    const second = how.startsWith("one") ? first : await integrationOf("prod");
    expect(first === second).toBe(how.startsWith("one"));
    const [dev, prod] = [await newAction(), await newAction()];
    await dev.up(wanted("dev", first));
    await prod.up(wanted("prod", second));
    expect(live()).toHaveLength(2);
    const before = sim.organization.actions.get(prod.state?.id ?? "");

    expect(await dev.up(wanted("dev", first, "platinum"))).toBe("updated");
    expect(await dev.refresh()).toBe("same");
    expect(sim.organization.actions.get(prod.state?.id ?? "")).toEqual(before);

    await dev.destroy();
    expect(live()).toEqual([prod.state?.id]);
    expect(await prod.up(wanted("prod", second))).toBe("same");
    expect(await prod.refresh()).toBe("same");
  });

  it("never take, change or delete the other's action, even where their state names it", async () => {
    const integrationId = await integrationOf("dev");
    const [dev, prod] = [await newAction(), await newAction()];
    await prod.up(wanted("prod", integrationId));
    const before = sim.organization.actions.list();
    await dev.up(wanted("dev", integrationId));
    await dev.destroy();
    dev.state = prod.state && {
      ...prod.state,
      outputs: { ...prod.state.outputs, tags: { stack: "project/dev", state: "state-of-dev" } },
    };
    await expect(dev.up(wanted("dev", integrationId, "platinum"))).rejects.toThrow("[PLATFORM_OTHER_STACK]");
    await expect(dev.destroy()).rejects.toThrow("[PLATFORM_OTHER_STACK]");
    expect(sim.organization.actions.list()).toEqual(before);
  });
});

describe("a replacement by hand (--replace) on Genesys Cloud, which comes without a diff", () => {
  it("makes a new action beside the old one, and after a kill names both instead of making a third", async () => {
    const integrationId = await integrationOf("dev");
    const stack = await newAction();
    await stack.up(wanted("dev", integrationId));
    const replace = async () => {
      const provider = await provide();
      const { inputs } = await provider.check(stack.state?.inputs ?? {}, wanted("dev", integrationId));
      return provider.create(inputs);
    };
    // Killed before the engine hears of it.
    const { id } = await replace();
    expect(live()).toHaveLength(2);
    expect(id).not.toBe(stack.state?.id);

    await expect(replace()).rejects.toThrow(
      new RegExp(`${stack.state?.id}[^]*npm run adopt[^]*\\[PLATFORM_NAME_TAKEN\\]`),
    );
    expect(live()).toHaveLength(2);
  });
});
