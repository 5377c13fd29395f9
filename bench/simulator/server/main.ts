import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { strToU8, zipSync } from "fflate";
import { startCxone } from "../../../sim/cxone/start-cxone";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { serveCommands } from "../../handler/worker-process";

/** Where a request executes the action, and where one is answered the same without doing anything. */
export interface Addresses {
  readonly execute: string;
  readonly nothing: string;
  readonly authorization: string;
}

/** The simulator with one action that answers at once, and a bare server beside it. */
export function main(): void {
  serveCommands({
    async start(): Promise<Addresses> {
      const { url } = await startCxone({ rateLimit: { requestsPerSecond: 1_000_000 } });
      const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.cxone;
      const token = await post(`${url}/oauth/token`, {
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "grant_type=client_credentials&scope=data:actions:write%20data:actions:execute",
      });
      const authorization = `Bearer ${String(token["access_token"])}`;
      const headers = { authorization, "content-type": "application/json" };
      const action = await post(`${url}/api/v2/data/actions`, { headers, body: JSON.stringify(ACTION) });
      return {
        execute: `${url}/api/v2/data/actions/${String(action["id"])}/execute`,
        nothing: await startBareServer(),
        authorization,
      };
    },
  });
}

const ACTION = {
  name: "echo",
  description: "Answers what it is given",
  inputs: { properties: { id: { type: "string" } }, required: ["id"] },
  outputs: { properties: { answer: { type: "string" } } },
  code: Buffer.from(
    zipSync({ "index.js": strToU8("module.exports = async (context, { id }) => ({ answer: id });") }),
  ).toString("base64"),
  runtime: "nodejs18",
};

async function post(
  url: string,
  request: { headers: Record<string, string>; body: string },
): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { method: "POST", ...request });
  if (!answer.ok) throw new Error(`POST ${url} was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Reads a request and answers as much as an execution does. */
async function startBareServer(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(
        '{"executionId":"00000000-0000-0000-0000-000000000000","durationMs":1,"outputs":{"answer":"1"}}',
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
