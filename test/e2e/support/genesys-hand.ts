import { strToU8, zipSync } from "fflate";
import type { TestProject } from "./test-project";

const ACTIONS = "/api/v2/integrations/actions";

/** A person who works on the actions of a test project's Genesys Cloud by hand, through the API. */
export class GenesysHand {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async of({ genesysCloud, secrets }: TestProject): Promise<GenesysHand> {
    const basic = Buffer.from(`test-genesys:${secrets.genesysClientSecret}`).toString("base64");
    const response = await fetch(`${genesysCloud.loginUrl}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return new GenesysHand(genesysCloud.url, token);
  }

  /** Uploads other code of the same file name and publishes it. */
  async publishOther(id: string): Promise<void> {
    const draft = `${ACTIONS}/${encodeURIComponent(id)}/draft`;
    await this.call("POST", draft);
    const before = await this.call<FunctionAnswer>("GET", `${draft}/function`);
    const granted = await this.call<{ url: string; headers: Record<string, string> }>(
      "POST",
      `${draft}/function/upload`,
      { fileName: before.zip?.name },
    );
    const source = 'exports.handler = async () => ({ enrichmentSuccess: true, customerTier: "by hand" });';
    await fetch(granted.url, {
      method: "PUT",
      headers: { ...granted.headers, "content-type": "application/zip" },
      body: new Uint8Array(zipSync({ "index.js": strToU8(source) })),
    });
    for (let look = 0; look < 10; look += 1) {
      const { zip } = await this.call<FunctionAnswer>("GET", `${draft}/function`);
      if (zip?.status === "Available" && zip.id !== before.zip?.id) break;
    }
    const { version } = await this.call<{ version: number }>("GET", draft);
    await this.call("POST", `${draft}/publish`, { version });
  }

  /** Opens a draft and changes its name. */
  async openDraft(id: string): Promise<void> {
    const draft = `${ACTIONS}/${encodeURIComponent(id)}/draft`;
    const { version } = await this.call<{ version: number }>("POST", draft);
    await this.call("PATCH", draft, { version, name: "by hand" });
  }

  async draftName(id: string): Promise<string> {
    return (await this.call<{ name: string }>("GET", `${ACTIONS}/${encodeURIComponent(id)}/draft`)).name;
  }

  async deleteDraft(id: string): Promise<void> {
    await this.call("DELETE", `${ACTIONS}/${encodeURIComponent(id)}/draft`);
  }

  private async call<T = unknown>(method: string, path: string, json?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
}

interface FunctionAnswer {
  readonly zip?: { readonly id: string; readonly name: string; readonly status: string };
}
