import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../../support/virtual-clock";
import { GenesysColleague } from "../support/genesys-colleague";
import { integrationInputs, integrationStack } from "../support/integration-stack";
import { OneResourceStack } from "../support/one-resource-stack";
import { provideForGenesysCloud } from "../support/provider-under-test";
import { bundleAsset, sampleInputs } from "../support/sample-program";

let sim: GenesysCloudSimulator;
let stack: OneResourceStack;
beforeEach(async () => {
  sim = await startGenesysCloud();
  stack = await integrationStack(sim);
  await stack.up(integrationInputs());
});
afterEach(() => sim.close());

/** Makes an action in the integration that is never published. @returns its id */
const makeDraft = (name?: string, headers?: Record<string, string>) =>
  new GenesysColleague(sim).makeDraft(stack.state?.id ?? "", name, headers);

describe("the deletion of an integration with a draft in it that was never published", () => {
  it("is refused where it is somebody else's, who is told which", async () => {
    const id = await makeDraft();
    const failure = await stack.destroy().catch((error: Error) => error.message);
    expect(failure).toContain(`the unpublished draft "half-done" ${id}`);
    expect(failure).toContain(`Deletion of integration "functions" (id ${stack.state?.id}) was refused: `);
    expect(failure).toMatch(/Move or delete them in Genesys Cloud, .*\[PLATFORM_INTEGRATION_UNUSABLE\]$/);
    expect(sim.organization.actions.list()).toHaveLength(1);
    expect(sim.organization.credentials.list()).toHaveLength(1);
  });

  it("goes with it where an earlier run of this stack left it", async () => {
    await makeDraft("half-done", { "x-tag-stack": "project/dev", "x-tag-state": "laptop" });
    expect(sim.organization.actions.list()).toHaveLength(1);
    await stack.destroy();
    expect(sim.organization.actions.list()).toEqual([]);
    expect(sim.organization.integrations.list()).toEqual([]);
  });
});

describe("the deletion of an integration with actions in it", () => {
  const refusal = () => stack.destroy().catch((error: Error) => error.message);

  it("is refused for a published one whosever it is, who is told which", async () => {
    const action = new OneResourceStack(await provideForGenesysCloud(sim, new VirtualClock()));
    const tags = { stack: "project/dev", state: "laptop" };
    await action.up(
      sampleInputs({
        ...{ name: "published", runtime: "nodejs22.x", timeoutSeconds: 10, environment: {}, tags },
        ...{ integrationId: stack.state?.id, code: bundleAsset("gold") },
      }),
    );
    expect(await refusal()).toContain(`("published" ${action.state?.id})`);
    expect(sim.organization.integrations.list()).toHaveLength(1);
  });

  it.each([
    [5, /"two" \S+\)\. Move/],
    [7, /"six" \S+ and 2 more\)\. Move/],
  ])("names five of %d, and how many there are beside", async (count, words) => {
    const names = ["one", "two", "three", "four", "five", "six", "seven"].slice(0, count);
    for (const name of names) await makeDraft(name);
    const failure = String(await refusal());
    expect(failure.match(/the unpublished draft/g)).toHaveLength(5);
    expect(failure).toMatch(words);
  });
});

describe("the deletion of an integration", () => {
  const left = () => [...sim.organization.integrations.list(), ...sim.organization.credentials.list()];

  it("takes its credential with it", async () => {
    await stack.destroy();
    expect(left()).toEqual([]);
  });

  it("is a success where somebody deleted the integration, whose credential goes", async () => {
    sim.organization.integrations.remove(stack.state?.id ?? "");
    await stack.destroy();
    expect(left()).toEqual([]);
  });

  it("leaves every credential alone where it never got any", async () => {
    const other = await integrationStack(sim);
    sim.faults.plan({
      match: { method: "POST", path: /\/credentials$/ },
      fault: { kind: "status", status: 403, body: { message: "missing permission" } },
    });
    await expect(other.up(integrationInputs({ name: "other" }))).rejects.toThrow("[PLATFORM_UNFINISHED]");
    await other.destroy();
    expect(sim.organization.integrations.list().map(({ id }) => id)).toEqual([stack.state?.id]);
    expect(sim.log.count("DELETE", /\/credentials/)).toBe(0);
  });
});
