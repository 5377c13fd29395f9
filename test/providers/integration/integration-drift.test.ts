import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { StoredIntegration } from "../../../sim/genesys-cloud/store/records";
import { integrationInputs, integrationStack, liveIntegration } from "../support/integration-stack";
import type { OneResourceStack } from "../support/one-resource-stack";

let sim: GenesysCloudSimulator;
let stack: OneResourceStack;
beforeEach(async () => {
  sim = await startGenesysCloud();
  stack = await integrationStack(sim);
  await stack.up(integrationInputs());
});
afterEach(() => sim.close());

const rotated = integrationInputs({ fields: { old: "rotated" } });
type Edit = (live: StoredIntegration) => Partial<StoredIntegration>;
const OTHER_CREDENTIAL = {
  id: "by-hand",
  ...{ name: "by hand", typeName: "userDefined", fields: {}, createdDate: "", modifiedDate: "" },
};

const EDITS: Record<string, [edit: Edit, words: string]> = {
  "was disabled": [
    () => ({ intendedState: "DISABLED", reportedCode: "INACTIVE" }),
    "since the last update: it is not enabled",
  ],
  "was given another credential": [
    ({ config }) => ({
      config: { ...config, credentials: { functionCredentials: { id: OTHER_CREDENTIAL.id } } },
    }),
    "it has another credential (by-hand)",
  ],
  "lost its credential": [
    ({ config }) => ({ config: { ...config, credentials: {} } }),
    "it has another credential (none)",
  ],
  "was given notes": [
    ({ config }) => ({ config: { ...config, notes: "INCIDENT 4711" } }),
    'its notes are "INCIDENT 4711"',
  ],
  "was renamed": [() => ({ name: "mine" }), 'it is called "mine"'],
};

describe("an integration that somebody edited by hand", () => {
  describe.each(Object.entries(EDITS))("%s", (_what, [edit, words]) => {
    beforeEach(() => {
      sim.organization.credentials.put(OTHER_CREDENTIAL);
      const { integration } = liveIntegration(sim, stack);
      sim.organization.integrations.put({ ...integration, ...edit(integration) });
    });

    it("is not changed by an update whose preview did not show it", async () => {
      const before = [sim.organization.integrations.list(), sim.organization.credentials.list()];
      const failure = await stack.up(rotated).catch((error: Error) => error.message);
      expect(failure).toContain(words);
      const { id } = stack.state ?? {};
      expect(failure).toMatch(new RegExp(`^Update of integration "functions" \\(id ${id}\\) .*DRIFT\\]$`));
      expect([sim.organization.integrations.list(), sim.organization.credentials.list()]).toEqual(before);
    });

    it.each(["after a refresh", "with overwriteDrift"])("is put right %s", async (how) => {
      const isRefreshed = how.startsWith("after");
      if (isRefreshed) expect(await stack.refresh()).toBe("drifted");
      expect(await stack.up({ ...rotated, overwriteDrift: !isRefreshed })).toBe("updated");
      const { integration, credential } = liveIntegration(sim, stack);
      expect(credential?.fields).toEqual({ old: "rotated" });
      expect(integration).toMatchObject({ name: "functions", reportedCode: "ACTIVE" });
      expect(await stack.refresh()).toBe("same");
    });
  });

  it("is shown with no more than the beginning of long notes", async () => {
    const { integration } = liveIntegration(sim, stack);
    const notes = `${"n".repeat(200)}!`;
    sim.organization.integrations.put({ ...integration, config: { ...integration.config, notes } });
    await expect(stack.up(rotated)).rejects.toThrow(`its notes are "${"n".repeat(200)}"`);
    await stack.refresh();
    expect(stack.state?.inputs["editedByHand"]).toBe(`its notes are "${"n".repeat(200)}"`);
  });

  it("is refused once more where another edit followed the refresh", async () => {
    const note = (notes: string) => {
      const { integration } = liveIntegration(sim, stack);
      sim.organization.integrations.put({ ...integration, config: { ...integration.config, notes } });
    };
    note("INCIDENT 4711");
    await stack.refresh();
    note("INCIDENT 4712");
    await expect(stack.up(rotated)).rejects.toThrow('"INCIDENT 4712"');
  });
});

describe("a credential that was deleted by hand", () => {
  it("is seen by a refresh, and made again by the next update", async () => {
    sim.organization.credentials.remove(String(stack.state?.outputs["credentialId"]));
    expect(await stack.refresh()).toBe("drifted");
    expect(stack.state?.inputs).toMatchObject({ editedByHand: "its credential was deleted" });
    expect(await stack.up(integrationInputs())).toBe("updated");
    expect(liveIntegration(sim, stack).credential?.fields).toEqual({ old: "a secret" });
    expect(await stack.refresh()).toBe("same");
  });
});
