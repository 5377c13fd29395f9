import { ApiClient, IntegrationsApi, type Models } from "purecloud-platform-client-v2";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { configOf, contractOf as contractFor, putFile, zipOf } from "./genesys-fixture";

let sim: GenesysCloudSimulator;
let api: IntegrationsApi;
beforeEach(async () => {
  sim = await startGenesysCloud();
  const client = ApiClient.instance;
  // It would watch a file of the home folder for as long as the process lives.
  client.config.live_reload_config = false;
  client.setGateway({ host: "127.0.0.1", protocol: "http", port: sim.port });
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  api = new IntegrationsApi(client);
});
afterEach(() => sim.close());

/** The SDK's model says that `additionalProperties` is an object; the platform's own samples send true and false. */
const contractOf = (...parts: Parameters<typeof contractFor>) =>
  contractFor(...parts) as object as Models.ActionContractInput;

/** What the SDK rejects with: the answer's `ErrorBody`. */
const refused = (status: number, message: string) => ({
  status,
  message: expect.stringContaining(message) as unknown,
});

const GREETING = `
  exports.handler = async ({ name }, { clientContext }) => {
    console.info(JSON.stringify({ level: "info", message: "greeting", data: { name } }));
    return { greeting: "Hello, " + name, keyLength: clientContext["x-key"].length };
  };`;

/** Makes, enables and gives credentials to an integration, as the official documentation has it done. */
async function makeIntegration(): Promise<Models.Integration> {
  const integration = await api.postIntegrations({
    body: { name: "Functions", integrationType: { id: "function-data-actions" } },
  });
  const type = await api.getIntegrationsType("function-data-actions");
  const [slot = ""] = Object.keys(type.credentials ?? {});
  const credential = await api.postIntegrationsCredentials({
    body: { name: "Functions", type: { name: "userDefined" }, credentialFields: { KEY: "12345" } },
  });
  const id = integration.id ?? "";
  const config = await api.getIntegrationConfigCurrent(id);
  await api.putIntegrationConfigCurrent(id, {
    body: { ...config, credentials: { [slot]: { id: credential.id ?? "" } } },
  });
  await api.patchIntegration(id, { body: { intendedState: "ENABLED" } });
  return integration;
}

/** Uploads a ZIP into a draft and waits for it. */
async function upload(actionId: string, zip: Buffer, fileName: string): Promise<void> {
  const { url = "", headers = {} } = await api.postIntegrationsActionDraftFunctionUpload(actionId, {
    fileName,
  });
  const { status } = await putFile(url, zip, { ...headers, "content-type": "application/zip" });
  expect(status).toBe(200);
  const seen: (string | undefined)[] = [];
  while (seen.at(-1) !== "Available" && seen.length < 10)
    seen.push((await api.getIntegrationsActionDraftFunction(actionId)).zip?.status);
  expect(seen).toEqual(["Pending", "Transferring", "Available"]);
}

describe("the official SDK", () => {
  it("leads an action through its whole life", async () => {
    const integration = await makeIntegration();
    const integrationId = integration.id ?? "";
    expect(await waitForState(integrationId)).toBe("ACTIVE");

    const draft = await api.postIntegrationsActionsDrafts({
      name: "greet",
      category: "Functions",
      integrationId,
      contract: contractOf({ name: { type: "string" } }, ["name"]),
      config: configOf({ "x-key": "$!{credentials.KEY}" }),
    });
    const id = draft.id ?? "";
    expect(id).toMatch(/^custom_-_[0-9a-f-]{36}$/);
    await upload(id, zipOf(GREETING), "greet.zip");
    const [runtime] = (await api.getIntegrationsActionsFunctionsRuntimes()).filter(
      ({ status }) => status === "Available",
    );
    const settings = {
      description: "",
      handler: "index.handler",
      runtime: runtime?.name ?? "",
      timeoutSeconds: 5,
    };
    await api.putIntegrationsActionDraftFunction(id, settings);
    expect(await api.getIntegrationsActionDraftValidation(id)).toEqual({ valid: true, errors: [] });

    const tested = await api.postIntegrationsActionDraftTest(id, { name: "Ada" });
    expect(tested).toMatchObject({ success: true, finalResult: { greeting: "Hello, Ada", keyLength: 5 } });
    const log = tested.operations?.find(({ name }) => name === "External execution log");
    expect(log?.result).toContainEqual({ level: "info", message: "greeting", data: { name: "Ada" } });
    await expect(api.getIntegrationsAction(id)).rejects.toMatchObject(refused(404, id));

    const published = await api.postIntegrationsActionDraftPublish(id, { version: 1 });
    expect(published).toMatchObject({ id, name: "greet", version: 1 });
    await expect(api.getIntegrationsActionDraft(id)).rejects.toMatchObject(refused(404, id));
    expect(await api.postIntegrationsActionExecute(id, { name: "Ada" })).toMatchObject({ keyLength: 5 });
    expect(await api.getIntegrationsActions({ name: "gre", includeConfig: true })).toMatchObject({
      total: 1,
      entities: [{ id, config: { request: { headers: { "x-key": "$!{credentials.KEY}" } } } }],
    });
    expect(await api.getIntegrationsActionTemplate(id, "requesttemplate.vm")).toBe("${input.rawRequest}");
    expect(await api.getIntegrationsAction(id, { expand: "contract" })).toMatchObject({
      contract: { input: { inputSchema: { required: ["name"] } } },
    });

    await api.postIntegrationsActionDraft(id);
    const contract = contractOf({ other: { type: "string" } });
    await expect(api.patchIntegrationsActionDraft(id, { version: 1, contract })).rejects.toMatchObject(
      refused(400, "contract"),
    );
    const patched = await api.patchIntegrationsActionDraft(id, { version: 1, name: "greet again" });
    expect(patched.version).toBe(2);
    await upload(id, zipOf(GREETING.replace("Hello", "Hello again")), "greet again.zip");
    await expect(api.postIntegrationsActionDraftPublish(id, { version: 3 })).rejects.toMatchObject(
      refused(400, "Supplied version 3 does not match latest draft version 2"),
    );
    const again = await api.postIntegrationsActionDraftPublish(id, { version: 2 });
    expect(again).toMatchObject({ id, name: "greet again", version: 2 });
    expect(await api.postIntegrationsActionExecute(id, { name: "Ada" })).toMatchObject({
      greeting: "Hello again, Ada",
    });
    expect(await api.getIntegrationsActionFunction(id)).toMatchObject({
      zip: { name: "greet again.zip", status: "Available" },
    });

    await api.deleteIntegrationsAction(id);
    await expect(api.getIntegrationsAction(id)).rejects.toMatchObject(refused(404, id));
    const config = await api.getIntegrationConfigCurrent(integrationId);
    await api.deleteIntegration(integrationId);
    await api.deleteIntegrationsCredential(Object.values(config.credentials)[0]?.id ?? "");
    const { actions, integrations, credentials } = sim.organization;
    expect([actions, integrations, credentials].map((each) => each.list())).toEqual([[], [], []]);
  });

  it("is refused a published action of a function integration", async () => {
    const { id: integrationId = "" } = await makeIntegration();
    const contract = contractOf({});
    const action = { name: "greet", category: "Functions", integrationId, contract, config: configOf({}) };
    await expect(api.postIntegrationsActions(action)).rejects.toMatchObject(
      refused(400, "Integration of type 'function-data-actions' does not support creating published actions"),
    );
  });
});

async function waitForState(integrationId: string): Promise<string | undefined> {
  for (let look = 0; look < 10; look += 1) {
    const { reportedState } = await api.getIntegration(integrationId);
    if (reportedState?.code !== "ACTIVATING") return reportedState?.code;
  }
  return "ACTIVATING";
}
