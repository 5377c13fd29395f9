import { strToU8, zipSync } from "fflate";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import {
  startGenesysCloud,
  type GenesysCloudOptions,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";

/** Where the actions are. */
export const ACTIONS = "/api/v2/integrations/actions";
const DRAFT_04 = "http://json-schema.org/draft-04/schema#";

/** An answer as a test reads it. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed where it is JSON. */
  readonly body: Body;
}

/** The parts of an `ErrorBody` that tests look at. */
export interface ErrorAnswer {
  readonly message: string;
  readonly code: string;
  readonly status: number;
  readonly contextId: string;
  readonly details: readonly { readonly errorCode?: string }[];
  readonly errors: readonly { readonly message: string }[];
}

/** The parts of an action that tests look at. */
export interface ActionAnswer {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly selfUri: string;
}

/** The parts of a function that tests look at. */
export interface FunctionAnswer {
  readonly function?: {
    readonly zipId?: string;
    readonly handler?: string;
    readonly timeoutSeconds?: number;
  };
  readonly zip?: {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly errorMessage?: string;
  };
  readonly uploadExceptionHistory: readonly { readonly status: string }[];
}

/** A ZIP whose index.js holds this source. */
export function zipOf(source: string, file = "index.js"): Buffer {
  return Buffer.from(zipSync({ [file]: strToU8(source) }));
}

/** A function that answers what it was given. */
export const ECHO = "exports.handler = async (event, { clientContext }) => ({ event, clientContext });";

/** The HTTP Basic header of the development client, or of another. */
function basic(id?: string, secret?: string): string {
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
  return `Basic ${Buffer.from(`${id ?? clientId}:${secret ?? clientSecret}`).toString("base64")}`;
}

/** A body that `POST …/drafts` takes, with these fields in place of its own. */
function draftBody(integrationId: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    name: "lookup",
    category: "Functions",
    integrationId,
    secure: false,
    contract: contractOf({ id: { type: "string" } }, ["id"]),
    config: configOf({}),
    ...fields,
  };
}

/** A contract with these inputs, whose outputs may be anything. */
export function contractOf(
  properties: Record<string, object>,
  required?: string[],
  success: Readonly<Record<string, unknown>> = {},
) {
  const base = { $schema: DRAFT_04, type: "object", properties, additionalProperties: false };
  return {
    input: { inputSchema: required ? { ...base, required } : base },
    output: { successSchema: { $schema: DRAFT_04, type: "object", additionalProperties: true, ...success } },
  };
}

/** A configuration that hands over the whole body, with these headers. */
export function configOf(headers: Readonly<Record<string, string>>, timeoutSeconds?: number) {
  return {
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    request: { requestType: "POST", requestTemplate: "${input.rawRequest}", headers },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: "${rawResult}" },
  };
}

/** A running simulator and a client of it that holds a token. */
export class GenesysFixture {
  private constructor(
    readonly sim: GenesysCloudSimulator,
    readonly token: string,
  ) {}

  static async start(options: GenesysCloudOptions = {}): Promise<GenesysFixture> {
    const sim = await startGenesysCloud(options);
    running.push(sim);
    return new GenesysFixture(sim, await signIn(sim));
  }

  async call<Body = ErrorAnswer>(
    method: string,
    path: string,
    json?: unknown,
    token = this.token,
  ): Promise<Answer<Body>> {
    return read(
      await fetch(`${this.sim.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(json === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    );
  }

  /** As `call`, but fails the test where the answer is an error. */
  async ok<Body = unknown>(method: string, path: string, json?: unknown): Promise<Body> {
    const { status, text, body } = await this.call<Body>(method, path, json);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text}`);
    return body;
  }

  /** An integration that is ACTIVE, with these credential fields where there are any. */
  async integration(fields?: Readonly<Record<string, string>>): Promise<string> {
    const { id } = await this.ok<{ id: string }>("POST", "/api/v2/integrations", {
      name: "Functions",
      integrationType: { id: "function-data-actions" },
    });
    if (fields) await this.putCredentials(id, fields);
    await this.ok("PATCH", `/api/v2/integrations/${id}`, { intendedState: "ENABLED" });
    for (let look = 0; look < 2; look += 1) await this.ok("GET", `/api/v2/integrations/${id}`);
    return id;
  }

  async putCredentials(
    integrationId: string,
    credentialFields: Readonly<Record<string, string>>,
  ): Promise<string> {
    const credential = { name: "c", type: { name: "userDefined" }, credentialFields };
    const { id } = await this.ok<{ id: string }>("POST", "/api/v2/integrations/credentials", credential);
    const path = `/api/v2/integrations/${integrationId}/config/current`;
    const config = await this.ok<object>("GET", path);
    await this.ok("PUT", path, { ...config, credentials: { functionCredentials: { id } } });
    return id;
  }

  /** A draft with its function and a processed ZIP; answers the action's id. */
  async draft(
    integrationId: string,
    source: string,
    fields: Readonly<Record<string, unknown>> = {},
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const { id } = await this.ok<ActionAnswer>("POST", `${ACTIONS}/drafts`, draftBody(integrationId, fields));
    await this.putFunction(id, settings);
    await this.upload(id, zipOf(source));
    await this.settle(id);
    return id;
  }

  /** The same, published. */
  async published(
    integrationId: string,
    source: string,
    fields: Readonly<Record<string, unknown>> = {},
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const id = await this.draft(integrationId, source, fields, settings);
    await this.publish(id);
    return id;
  }

  async putFunction(id: string, settings: Readonly<Record<string, unknown>> = {}): Promise<FunctionAnswer> {
    const body = {
      description: "d",
      handler: "index.handler",
      runtime: "nodejs22.x",
      timeoutSeconds: 15,
      ...settings,
    };
    return this.ok("PUT", `${ACTIONS}/${id}/draft/function`, body);
  }

  /** Asks for an upload address and uses it. */
  async upload(id: string, bytes: Buffer, fileName = "index.zip"): Promise<Answer<undefined>> {
    const granted = await this.grant(id, fileName);
    return putFile(granted.url, bytes, { ...granted.headers, "content-type": "application/zip" });
  }

  async grant(id: string, fileName = "index.zip", signedUrlTimeoutSeconds = 900) {
    return this.ok<{ url: string; headers: Record<string, string>; signedUrlTimeoutSeconds: number }>(
      "POST",
      `${ACTIONS}/${id}/draft/function/upload`,
      { fileName, signedUrlTimeoutSeconds },
    );
  }

  /** Looks at a draft's function until its ZIP is processed. */
  async settle(id: string): Promise<FunctionAnswer> {
    for (let look = 0; look < 10; look += 1) {
      const answer = await this.ok<FunctionAnswer>("GET", `${ACTIONS}/${id}/draft/function`);
      if (!["Pending", "Transferring"].includes(answer.zip?.status ?? "")) return answer;
    }
    throw new Error(`the ZIP of ${id} is still processed`);
  }

  async publish(id: string): Promise<ActionAnswer> {
    const { version } = await this.ok<ActionAnswer>("GET", `${ACTIONS}/${id}/draft`);
    return this.ok("POST", `${ACTIONS}/${id}/draft/publish`, { version });
  }

  /** Counts what is kept. */
  counts() {
    const { actions, integrations, credentials } = this.sim.organization;
    const sides = actions.list();
    return {
      integrations: integrations.list().length,
      credentials: credentials.list().length,
      drafts: sides.filter(({ draft }) => draft).length,
      published: sides.filter(({ published }) => published).length,
    };
  }
}

const running: GenesysCloudSimulator[] = [];

/** Ends every simulator that this test file started. */
export async function closeGenesysClouds(): Promise<void> {
  await Promise.all(running.splice(0).map((sim) => sim.close()));
}

/** A token of the development client, or of another. */
async function signIn(sim: GenesysCloudSimulator, id?: string, secret?: string): Promise<string> {
  const response = await fetch(`${sim.loginUrl}/oauth/token`, {
    method: "POST",
    headers: { authorization: basic(id, secret) },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Sends a file with a length, and no header but these. */
export async function putFile(
  url: string,
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<Answer<undefined>> {
  return read(await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) }));
}

async function read<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  const body = (isJson ? JSON.parse(text) : undefined) as Body;
  return { status: response.status, headers: response.headers, text, body };
}
