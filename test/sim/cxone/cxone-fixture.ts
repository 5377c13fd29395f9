import { strToU8, zipSync } from "fflate";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { startCxone, type CxoneOptions, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { ContractClient, type Answer } from "../contract-client";

/** The path of the collection of actions. */
export const ACTIONS = "/api/v2/data/actions";

/** An action as the simulator answers it. */
export interface ActionAnswer {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly codeSha256: string;
  readonly environment: readonly string[];
}

/** A ZIP in base64 whose index.js holds this source. */
export function zipOf(source: string, file = "index.js"): string {
  return Buffer.from(zipSync({ [file]: strToU8(source) })).toString("base64");
}

/** A body that POST accepts, with these fields in place of its own. */
export function actionBody(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: "lookup",
    description: "Looks a caller up",
    inputs: { properties: { id: { type: "string" } }, required: ["id"] },
    outputs: { properties: { answer: { type: "string" } } },
    code: zipOf("module.exports = async (context, { id }) => ({ answer: id });"),
    runtime: "nodejs18",
    ...fields,
  };
}

/** The HTTP Basic header of the development client, or of another. */
export function basic(id?: string, secret?: string): { authorization: string } {
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.cxone;
  const pair = Buffer.from(`${id ?? clientId}:${secret ?? clientSecret}`).toString("base64");
  return { authorization: `Basic ${pair}` };
}

/** A running simulator with a client that holds a token and holds every answer to the contract. */
export interface CxoneFixture {
  readonly cxone: CxoneSimulator;
  readonly client: ContractClient;
  readonly call: <Body = unknown>(method: string, path: string, json?: unknown) => Promise<Answer<Body>>;
}

const running: CxoneSimulator[] = [];

/** Starts a simulator; `closeCxones` ends it. */
export async function startFixture(options: CxoneOptions = {}): Promise<CxoneFixture> {
  const cxone = await startCxone(options);
  running.push(cxone);
  const client = new ContractClient("docs/openapi.yaml", cxone.url);
  const form = { grant_type: "client_credentials", scope: "data:actions:write data:actions:execute" };
  const { body } = await client.call<{ access_token: string }>("POST", "/oauth/token", {
    form,
    headers: basic(),
  });
  return {
    cxone,
    client,
    call: (method, path, json) => client.call(method, path, { token: body.access_token, json }),
  };
}

/** Ends every simulator that this test file started. */
export async function closeCxones(): Promise<void> {
  await Promise.all(running.splice(0).map((cxone) => cxone.close()));
}
