import type { Properties } from "../../providers/properties";
import { startGenesysCloud, type GenesysCloudSimulator } from "../../sim/genesys-cloud/start-genesys-cloud";
import { reviewAdoption } from "../../commands/adopt/review-adoption";
import { UNKNOWN } from "../../providers/data-action/unknown-value";
import { contentOfRecord } from "../../providers/data-action/visible-content";
import { connectToGenesysCloud } from "../../providers/platforms/genesys-cloud/connect";
import { DEVELOPMENT_CREDENTIALS } from "../../sim/development-credentials";
import { VirtualClock } from "../support/virtual-clock";
import { OneResourceStack } from "./support/one-resource-stack";
import { provideForGenesysCloud } from "./support/provider-under-test";
import { bundleAsset, sampleInputs } from "./support/sample-program";

const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
const CLIENT = { clientId, clientSecret };

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

describe("another integration for an action that flows are bound to", () => {
  it("is refused before anything is sent, unless the replacement is allowed", async () => {
    const [first, second] = [await integrationOf("dev"), await integrationOf("prod")];
    const stack = await newAction();
    await stack.up(wanted("dev", first));
    const sent = sim.log.entries.length;
    const elsewhere = wanted("dev", second);
    await expect(stack.up(elsewhere)).rejects.toThrow(
      new RegExp(`changes from ${first} to ${second}, and Genesys Cloud does not move an action`),
    );
    await expect(stack.up(elsewhere)).rejects.toThrow("config set --path 'allowBreakingContract[0]' lookup");
    await expect(stack.up(wanted("dev", UNKNOWN))).rejects.toThrow(`changes from ${first} to another one`);
    expect(sim.log.entries).toHaveLength(sent);

    const provider = await provide();
    const allowed = await provider.check(stack.state?.inputs ?? {}, {
      ...elsewhere,
      allowBreakingContract: true,
    });
    expect(allowed.failures).toEqual([]);
    expect(
      (await provider.diff(stack.state?.id ?? "", stack.state?.outputs ?? {}, allowed.inputs)).replaces,
    ).toEqual(["integrationId"]);
  });
});

describe("an action to adopt that is in another integration", () => {
  const adopting = async () => {
    const [ours, theirs] = [await integrationOf("dev"), await integrationOf("prod")];
    const made = await newAction();
    await made.up({ ...wanted("dev", theirs), tags: {} });
    return { ours, theirs, id: made.state?.id ?? "" };
  };

  it("is refused with what the way out would do to the stack's other actions", async () => {
    const { ours, theirs, id } = await adopting();
    const stack = await newAction();
    const refused = stack.up({ ...wanted("dev", ours), adopt: id });
    await expect(refused).rejects.toThrow(
      `Adopt it on a stack of its own that has genesysIntegrationId ${theirs}`,
    );
    await expect(refused).rejects.toThrow(
      "every other action of it would be replaced by one with another id",
    );
    await expect(refused).rejects.toThrow("[PLATFORM_ADOPT_MISMATCH]");
  });

  it("is announced by the review before", async () => {
    const { ours, theirs, id } = await adopting();
    const { actions: api } = connectToGenesysCloud({ ...CLIENT, baseUrl: sim.url, loginUrl: sim.loginUrl });
    const record = await api.getAction(id);
    if (!record) throw new Error("The action is not there.");
    const asked = { stack: "dev", action: "lookup", id };
    const review = (integrationId: string) =>
      reviewAdoption(asked, api, contentOfRecord(record), undefined, {
        ours: { stack: "project/dev", state: "" },
        nameSuffix: "",
        integrationId,
      });
    expect(await review(theirs)).toEqual([]);
    expect(await review(ours)).toEqual([
      expect.stringContaining(
        `! pulumi up will refuse to adopt it: it found it in the integration ${theirs}`,
      ),
    ]);
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
