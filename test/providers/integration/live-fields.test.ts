import type { Properties } from "../../../providers/properties";
import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../../support/virtual-clock";
import { integrationInputs, integrationStack, liveIntegration } from "../support/integration-stack";
import { OneResourceStack } from "../support/one-resource-stack";
import { provideForGenesysCloud } from "../support/provider-under-test";
import { bundleAsset, sampleInputs, sampleTrial } from "../support/sample-program";

const OLD = { old: "a secret" };
const NEW = { new: "a secret of another name" };

let sim: GenesysCloudSimulator;
let integration: OneResourceStack;
let action: OneResourceStack;
beforeEach(async () => {
  sim = await startGenesysCloud();
  integration = await integrationStack(sim);
  action = new OneResourceStack(await provideForGenesysCloud(sim, new VirtualClock()));
  await integration.up(integrationInputs({ fields: OLD }));
  await action.up(naming("old"));
});
afterEach(() => sim.close());

/** The action, with an environment that names this field; it answers `gold` whatever is asked of it. */
function naming(field: string, trial: Properties = {}): Properties {
  return sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: { SECRET: field },
    tags: { stack: "project/dev", state: "laptop" },
    integrationId: integration.state?.id,
    code: bundleAsset("gold"),
    ...trial,
  });
}

const failing = { trial: sampleTrial("platinum") };
const liveFields = () => liveIntegration(sim, integration).credential?.fields;

describe("the fields of an integration's credential, when an action is to name another one", () => {
  it("has old and new side by side until the action is published, and after a failed update too", async () => {
    expect(await integration.up(integrationInputs({ fields: NEW }))).toBe("updated");
    expect(liveFields()).toEqual({ ...OLD, ...NEW });
    await expect(action.up(naming("new", failing))).rejects.toThrow("[PLATFORM_PROOF_FAILED]");
    expect(await integration.up(integrationInputs({ fields: NEW }))).toBe("same");
    expect(await integration.refresh()).toBe("same");
    expect(liveFields()).toEqual({ ...OLD, ...NEW });
  });

  it("drops the old one with the first refresh after nothing names it, and says so in the preview", async () => {
    await integration.up(integrationInputs({ fields: NEW }));
    await action.up(naming("new"));
    expect(await integration.up(integrationInputs({ fields: NEW }))).toBe("same");
    expect(await integration.refresh()).toBe("drifted");
    expect(integration.state?.inputs).toMatchObject({ unneededFields: "old" });
    expect(await integration.up(integrationInputs({ fields: NEW }))).toBe("updated");
    expect(liveFields()).toEqual(NEW);
    expect(JSON.stringify(integration.state)).not.toContain(OLD.old + '"');
    expect(await integration.refresh()).toBe("same");
  });

  it("drops it with any later update as well", async () => {
    await integration.up(integrationInputs({ fields: NEW }));
    await action.up(naming("new"));
    await integration.up(integrationInputs({ fields: { new: "rotated" } }));
    expect(liveFields()).toEqual({ new: "rotated" });
  });

  it("keeps it while an action that is to go is there, and for an action of somebody else's", async () => {
    await integration.up(integrationInputs({ fields: {} }));
    expect(liveFields()).toEqual(OLD);
    await action.destroy();
    expect(await integration.refresh()).toBe("drifted");
    await integration.up(integrationInputs({ fields: {} }));
    expect(liveFields()).toEqual({});
  });

  it("keeps it through a refresh and another update, and forgets it when the program has it again", async () => {
    await integration.up(integrationInputs({ fields: NEW }));
    await integration.refresh();
    expect(integration.state?.outputs["keptFields"]).toEqual(OLD);
    await integration.up(integrationInputs({ fields: { new: "rotated" } }));
    expect(liveFields()).toEqual({ ...OLD, new: "rotated" });
    await integration.up(integrationInputs({ fields: { old: "rotated", new: "rotated" } }));
    expect(liveFields()).toEqual({ old: "rotated", new: "rotated" });
    expect(integration.state?.outputs).not.toHaveProperty("keptFields");
  });

  it("goes back when the program does", async () => {
    await integration.up(integrationInputs({ fields: NEW }));
    expect(await integration.up(integrationInputs({ fields: OLD }))).toBe("updated");
    expect(liveFields()).toEqual(OLD);
    expect(await integration.refresh()).toBe("same");
  });
});
