import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { integrationInputs, integrationStack } from "../support/integration-stack";
import type { OneResourceStack } from "../support/one-resource-stack";

let sim: GenesysCloudSimulator;
let stack: OneResourceStack;
beforeEach(async () => {
  sim = await startGenesysCloud();
  stack = await integrationStack(sim);
  await stack.up(integrationInputs());
});
afterEach(() => sim.close());

/** Makes an action in the integration that is never published. @returns its id */
async function makeDraft(headers: Readonly<Record<string, string>>): Promise<string> {
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const { access_token: token } = await post(
    "/oauth/token",
    `Basic ${basic}`,
    "grant_type=client_credentials",
  );
  const schema = { type: "object", properties: {} };
  const draft = {
    ...{ name: "half-done", category: "functions", integrationId: stack.state?.id },
    contract: { input: { inputSchema: schema }, output: { successSchema: schema } },
    config: { request: { requestType: "POST", headers }, response: {} },
  };
  const { id = "" } = await post(
    "/api/v2/integrations/actions/drafts",
    `Bearer ${token}`,
    JSON.stringify(draft),
  );
  return id;
}

async function post(path: string, authorization: string, body: string): Promise<Record<string, string>> {
  const type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
  const headers = { authorization, "content-type": type };
  const response = await fetch(sim.url + path, { method: "POST", headers, body });
  return (await response.json()) as Record<string, string>;
}

describe("the deletion of an integration with a draft in it that was never published", () => {
  it("is refused where it is somebody else's, who is told which", async () => {
    const id = await makeDraft({});
    const failure = await stack.destroy().catch((error: Error) => error.message);
    expect(failure).toContain(`the unpublished draft "half-done" ${id}`);
    expect(failure).toContain("[PLATFORM_INTEGRATION_UNUSABLE]");
    expect(sim.organization.actions.list()).toHaveLength(1);
    expect(sim.organization.credentials.list()).toHaveLength(1);
  });

  it("goes with it where an earlier run of this stack left it", async () => {
    await makeDraft({ "x-tag-stack": "project/dev", "x-tag-state": "laptop" });
    expect(sim.organization.actions.list()).toHaveLength(1);
    await stack.destroy();
    expect(sim.organization.actions.list()).toEqual([]);
    expect(sim.organization.integrations.list()).toEqual([]);
  });
});
