import type { Fault } from "../../../sim/faults/fault";
import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { GenesysColleague } from "../support/genesys-colleague";
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

const FORBIDDEN: Fault = { kind: "status", status: 403, body: { message: "missing permission" } };
const ENABLING = { method: "PATCH", path: /\/integrations\/[^/]+$/ };
const rotated = integrationInputs({ fields: { old: "rotated" } });
const integrations = () => sim.organization.integrations.list();
const credentials = () => sim.organization.credentials.list();

/** The requests since the log was cleared, the stack's integration and its credential by these words. */
function requests(): string[] {
  const { integration, credential } = liveIntegration(sim, stack);
  return requestsTo(sim, { INTEGRATION: integration.id, CREDENTIAL: credential?.id ?? "" });
}

describe("the creation of an integration", () => {
  it("looks for one that was begun, marks its own, and enables it with a credential", async () => {
    await stack.up(integrationInputs());
    const [made, ...others] = integrations();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ name: "functions", reportedCode: "ACTIVE" });
    expect(made?.config.notes).toBe("Managed by pulumi: stack project/dev, state laptop.");
    expect(credentials()).toMatchObject([
      { name: "project/dev laptop functions", fields: { old: "a secret" } },
    ]);
    expect(requests().filter((request) => !request.includes("INTEGRATION"))).toEqual([
      "GET integrations",
      "POST integrations",
      "GET integrations/credentials",
      "POST integrations/credentials",
    ]);
  });

  it("marks it as that of a stack with no state of a name", async () => {
    await stack.up(integrationInputs({ state: "" }));
    expect(integrations()[0]?.config.notes).toBe("Managed by pulumi: stack project/dev, state (none).");
  });

  it("records nothing without a value, and no fields as kept", async () => {
    const { provider } = stack;
    const { inputs } = await provider.check({}, integrationInputs());
    const { outs } = await provider.create(inputs);
    expect(outs).toMatchObject({ credentialId: credentials()[0]?.id, fields: { old: "a secret" } });
    expect(Object.keys(outs)).not.toContain("keptFields");
    expect(Object.values(outs)).not.toContain(undefined);
  });

  it("leaves one without a mark alone that has an action in it", async () => {
    const theirs = await byHand("functions");
    await new GenesysColleague(sim).makeDraft(theirs);
    await stack.up(integrationInputs());
    expect(stack.state?.id).not.toBe(theirs);
    expect(sim.organization.integrations.get(theirs)?.config.notes).toBe("");
  });

  it("takes one that has no mark, no credential and no action, as an earlier run left it", async () => {
    const begun = await byHand("functions");
    await byHand("another");
    await stack.up(integrationInputs());
    expect(stack.state?.id).toBe(begun);
    expect(integrations()).toHaveLength(2);
  });

  it("goes on with the integration and the credential of a run that was killed", async () => {
    await stack.up(integrationInputs());
    const before = [integrations()[0]?.id, credentials()[0]?.id];
    stack.state = undefined;
    expect(await stack.up(rotated)).toBe("created");
    expect([integrations().map(({ id }) => id), credentials().map(({ id }) => id)].flat()).toEqual(before);
    expect(liveIntegration(sim, stack).credential?.fields).toEqual({ old: "rotated" });
  });
});

/** An integration as the platform makes it, without anything in it. @returns its id */
async function byHand(name: string): Promise<string> {
  const other = await integrationStack(sim);
  sim.faults.plan({ match: { method: "PUT", path: /\/config\/current$/ }, fault: FORBIDDEN });
  await other.up(integrationInputs({ name })).catch(() => undefined);
  return other.state?.id ?? "";
}

describe("an integration that could not be set up", () => {
  it("is in the state all the same, with what the next run and a destruction need", async () => {
    sim.faults.plan({ match: ENABLING, fault: FORBIDDEN });
    const given = integrationInputs({ __provider: "the shim" });
    const failure = await stack.up(given).catch((error: Error) => error.message);
    const [{ id } = { id: "" }] = integrations();
    expect(failure).toContain(
      `Creation of integration "functions" (id ${id}) made it, and could not set it up: `,
    );
    expect(failure).toContain("[PLATFORM_FORBIDDEN]");
    expect(failure).toMatch(/\[PLATFORM_UNFINISHED\]$/);
    expect(stack.state?.id).toBe(id);
    expect(stack.state?.outputs).toMatchObject({
      ...{ name: "functions", fields: { old: "a secret" }, __provider: "the shim" },
      ...{ credentialId: "", fieldFingerprints: "" },
    });
  });

  it("is finished by the next run, with the credential that it has", async () => {
    sim.faults.plan({ match: ENABLING, fault: FORBIDDEN });
    await expect(stack.up(integrationInputs())).rejects.toThrow("[PLATFORM_UNFINISHED]");
    expect(await stack.up(integrationInputs())).toBe("updated");
    expect(integrations()).toMatchObject([{ reportedCode: "ACTIVE" }]);
    expect(credentials()).toHaveLength(1);
    expect(stack.state?.outputs["credentialId"]).toBe(credentials()[0]?.id);
  });
});

describe("the update of an integration", () => {
  beforeEach(async () => {
    await stack.up(integrationInputs());
    sim.log.clear();
  });

  it("writes the credential alone where only a value changed", async () => {
    expect(await stack.up(rotated)).toBe("updated");
    expect(liveIntegration(sim, stack).credential?.fields).toEqual({ old: "rotated" });
    expect(requests()).toEqual([
      "GET integrations/INTEGRATION",
      "GET integrations/INTEGRATION/config/current",
      "GET integrations/credentials/CREDENTIAL",
      "PUT integrations/credentials/CREDENTIAL",
    ]);
  });

  it("keeps its credential through another name, and names it after it", async () => {
    const before = credentials()[0]?.id;
    expect(await stack.up(integrationInputs({ name: "renamed" }))).toBe("updated");
    expect(liveIntegration(sim, stack)).toMatchObject({
      integration: { name: "renamed", reportedCode: "ACTIVE" },
      credential: { id: before, name: "project/dev laptop renamed", fields: { old: "a secret" } },
    });
    expect(credentials()).toHaveLength(1);
  });

  it("says that one is gone which was deleted by hand, and how it is made again", async () => {
    sim.organization.integrations.remove(stack.state?.id ?? "");
    await expect(stack.up(rotated)).rejects.toThrow(
      /does not exist in Genesys Cloud any more\..*pulumi up --refresh.*\[PLATFORM_NOT_FOUND\]$/,
    );
  });

  it.each<[string, object]>([
    ["its mark", { state: "bucket" }],
    ["its name", { name: "renamed" }],
  ])("goes on where an earlier one changed %s and did not come to the end", async (_what, changes) => {
    sim.faults.plan({ match: ENABLING, fault: FORBIDDEN });
    const inputs = integrationInputs({ ...changes });
    await expect(stack.up(inputs)).rejects.toThrow("[PLATFORM_FORBIDDEN]");
    expect(await stack.up(inputs)).toBe("updated");
    expect(await stack.refresh()).toBe("same");
  });

  it("goes on where an earlier one made a credential in the place of a deleted one", async () => {
    sim.organization.credentials.remove(credentials()[0]?.id ?? "");
    sim.faults.plan({ match: ENABLING, fault: FORBIDDEN });
    await expect(stack.up(rotated)).rejects.toThrow("[PLATFORM_FORBIDDEN]");
    expect(await stack.up(rotated)).toBe("updated");
    expect(liveIntegration(sim, stack).credential?.fields).toEqual({ old: "rotated" });
    expect(await stack.refresh()).toBe("same");
  });
});
