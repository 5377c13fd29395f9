import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { ACTIONS, actionBody, basic, closeCxones, startFixture } from "./cxone-fixture";

afterEach(closeCxones);

const GRANT = { grant_type: "client_credentials", scope: "data:actions:write data:actions:execute" };

describe("tokenRoute", () => {
  it("issues a token for a form body and for a JSON body", async () => {
    const { client } = await startFixture({ tokenLifetimeSeconds: 60 });
    const form = await client.call("POST", "/oauth/token", { form: GRANT, headers: basic() });
    const json = await client.call("POST", "/oauth/token", { json: GRANT, headers: basic() });
    expect([form.body, json.body]).toMatchObject([{ expires_in: 60 }, { expires_in: 60 }]);
  });

  it.each([
    ["no credentials", {}, GRANT, 401, "bad.credentials"],
    ["a wrong secret", basic(undefined, "no"), GRANT, 401, "bad.credentials"],
    ["another grant", basic(), { grant_type: "password" }, 400, "bad.request"],
    ["an unknown field", basic(), { ...GRANT, audience: "x" }, 400, "bad.request"],
  ])("refuses when asked with %s", async (_case, headers, json, status, code) => {
    const { client } = await startFixture();
    const answer = await client.call("POST", "/oauth/token", { json, headers: { ...headers } });
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });

  it("gives no scope that the client lacks, so that its calls answer 403", async () => {
    const reader = { clientId: "runner", clientSecret: "s", scopes: ["data:actions:execute"] };
    const { client } = await startFixture({ clients: [DEVELOPMENT_CREDENTIALS.cxone, reader] });
    const headers = basic("runner", "s");
    const { body } = await client.call<{ access_token: string }>("POST", "/oauth/token", {
      form: GRANT,
      headers,
    });
    const token = body.access_token;
    const refused = await client.call("POST", ACTIONS, { token, json: actionBody() });
    expect([refused.status, refused.body]).toMatchObject([
      403,
      { message: expect.stringContaining("data:actions:write") as string },
    ]);
    expect((await client.call("GET", ACTIONS, { token })).status).toBe(200);
  });

  it("ends a token at its lifetime and when all are revoked", async () => {
    let nowEpochMs = 0;
    const { cxone, client, call } = await startFixture({ clock: () => nowEpochMs });
    nowEpochMs = 3_599_999;
    expect((await call("GET", ACTIONS)).status).toBe(200);
    nowEpochMs = 3_600_000;
    expect((await call("GET", ACTIONS)).status).toBe(401);
    nowEpochMs = 0;
    cxone.revokeTokens();
    expect((await call("GET", ACTIONS)).status).toBe(401);
    expect((await client.call("GET", ACTIONS)).status).toBe(401);
  });
});
