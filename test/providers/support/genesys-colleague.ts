import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import type { GenesysCloudSimulator } from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { Properties } from "../../../providers/properties";

/** A person who works on an action by hand, through the API. */
export class GenesysColleague {
  private token = "";

  constructor(private readonly sim: Pick<GenesysCloudSimulator, "url" | "loginUrl">) {}

  /** Makes an action in an integration that is never published. @returns its id */
  async makeDraft(
    integrationId: string,
    name = "half-done",
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const schema = { type: "object", properties: {} };
    const { id } = await this.call("POST", "/api/v2/integrations/actions/drafts", {
      ...{ name, category: "functions", integrationId },
      contract: { input: { inputSchema: schema }, output: { successSchema: schema } },
      config: { request: { requestType: "POST", headers }, response: {} },
    });
    return String(id);
  }

  /** Opens a draft of an action. */
  async open(id: string): Promise<void> {
    await this.call("POST", draftOf(id));
  }

  /** Changes the open draft of an action: its name, its category or its configuration, each whole. */
  async edit(id: string, changes: Properties): Promise<void> {
    const { version } = await this.call("GET", draftOf(id));
    await this.call("PATCH", draftOf(id), { version, ...changes });
  }

  /** Changes the function of the open draft of an action, and leaves the rest of it. */
  async editFunction(id: string, changes: Properties): Promise<void> {
    const { function: settings } = await this.call("GET", `${draftOf(id)}/function`);
    await this.call("PUT", `${draftOf(id)}/function`, { ...(settings as Properties), ...changes });
  }

  /** Publishes the open draft of an action. */
  async publish(id: string): Promise<void> {
    const { version } = await this.call("GET", draftOf(id));
    await this.call("POST", `${draftOf(id)}/publish`, { version });
  }

  /** Uploads other code to the open draft of an action, and waits until it is taken. */
  async upload(id: string, fileName: string, bytes: Uint8Array): Promise<void> {
    const grant = await this.call("POST", `${draftOf(id)}/function/upload`, { fileName });
    const headers = { ...(grant["headers"] as Record<string, string>), "content-type": "application/zip" };
    const response = await fetch(String(grant["url"]), {
      method: "PUT",
      headers,
      body: new Uint8Array(bytes),
    });
    if (!response.ok) throw new Error(`the upload answered ${response.status}`);
    for (let look = 0; look < 3; look += 1) await this.call("GET", `${draftOf(id)}/function`);
  }

  /** Removes the open draft of an action. */
  async discard(id: string): Promise<void> {
    await this.call("DELETE", draftOf(id));
  }

  private async call(method: string, path: string, json?: unknown): Promise<Properties> {
    this.token ||= await this.logIn();
    const response = await fetch(this.sim.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text || "{}") as Properties;
  }

  private async logIn(): Promise<string> {
    const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
    const response = await fetch(`${this.sim.loginUrl}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

function draftOf(id: string): string {
  return `/api/v2/integrations/actions/${encodeURIComponent(id)}/draft`;
}
