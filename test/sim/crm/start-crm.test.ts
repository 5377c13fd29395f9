import { startCrm, type CrmOptions, type CrmSimulator } from "../../../sim/crm/start-crm";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { ContractClient } from "../contract-client";

const FORM = {
  grant_type: "client_credentials",
  client_id: DEVELOPMENT_CREDENTIALS.crm.clientId,
  client_secret: DEVELOPMENT_CREDENTIALS.crm.clientSecret,
  scope: "contacts:read",
};
const running: CrmSimulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((crm) => crm.close()));
});

async function start(options: CrmOptions = {}) {
  const crm = await startCrm(options);
  running.push(crm);
  const client = new ContractClient("docs/openapi-crm.yaml", crm.url);
  const token = async () => {
    const { body } = await client.call<{ access_token: string }>("POST", "/oauth/token", { form: FORM });
    return body.access_token;
  };
  return { crm, client, token };
}

describe("startCrm", () => {
  it("answers the contact of an external id, percent-decoded", async () => {
    const { client, token } = await start();
    const bearer = { token: await token() };
    expect((await client.call("GET", "/contacts/CRM-EXT-98765", bearer)).body).toEqual({
      id: "crm-0001",
      attributes: { tier: "gold", last_interaction: "2026-01-02T03:04:05.000Z" },
    });
    const odd = encodeURIComponent("EXT/30001?a=1&b=ü");
    expect((await client.call("GET", `/contacts/${odd}`, bearer)).body).toMatchObject({ id: "crm-0007" });
  });

  it("answers null and offset dates as they are kept", async () => {
    const { client, token } = await start();
    const bearer = { token: await token() };
    const dates = await Promise.all(
      ["CRM-EXT-10001", "CRM-EXT-10002"].map(
        async (id) =>
          ((await client.call("GET", `/contacts/${id}`, bearer)).body as { attributes: object }).attributes,
      ),
    );
    expect(dates).toMatchObject([
      { last_interaction: null },
      { last_interaction: "2026-02-03T07:15:00+05:30" },
    ]);
  });

  it("lists every contact with a phone number", async () => {
    const { client, token } = await start();
    const bearer = { token: await token() };
    const idsOf = async (number: string) => {
      const path = `/contacts?phoneNumber=${encodeURIComponent(number)}`;
      const { items } = (await client.call("GET", path, bearer)).body as { items: { id: string }[] };
      return items.map(({ id }) => id);
    };
    expect(await idsOf("+15550199822")).toEqual(["crm-0001"]);
    expect(await idsOf("+15550200000")).toEqual(["crm-0005", "crm-0006"]);
    expect(await idsOf("+15559999999")).toEqual([]);
  });

  it.each([
    ["404 for an unknown id", "/contacts/nobody", 404],
    ["400 for a number not in E.164", "/contacts?phoneNumber=0123", 400],
    ["400 without a number", "/contacts", 400],
    ["400 for broken percent-encoding", "/contacts/%zz", 400],
  ])("answers %s", async (_case, path, status) => {
    const { client, token } = await start();
    expect((await client.call("GET", path, { token: await token() })).status).toBe(status);
  });

  it.each([
    ["a wrong secret", { ...FORM, client_secret: "no" }, 401, "invalid_client"],
    ["another grant", { ...FORM, grant_type: "password" }, 400, "unsupported_grant_type"],
    ["another scope", { ...FORM, scope: "contacts:write" }, 400, "invalid_scope"],
  ])("refuses a token when asked with %s", async (_case, form, status, error) => {
    const { client } = await start();
    const answer = await client.call("POST", "/oauth/token", { form });
    expect([answer.status, answer.body]).toMatchObject([status, { error }]);
  });

  it("refuses a token when the body is not form-encoded", async () => {
    const { client } = await start();
    expect((await client.call("POST", "/oauth/token", { json: FORM })).status).toBe(400);
  });

  it("answers 401 when the token is missing, unknown, revoked or expired", async () => {
    let nowEpochMs = 0;
    const { crm, client, token } = await start({ clock: () => nowEpochMs, tokenLifetimeSeconds: 5 });
    const status = async (bearer?: string) => {
      const options = bearer === undefined ? {} : { token: bearer };
      return (await client.call("GET", "/contacts/CRM-EXT-98765", options)).status;
    };
    const first = await token();
    nowEpochMs = 4_999;
    expect(await status(first)).toBe(200);
    nowEpochMs = 5_000;
    expect(await status(first)).toBe(401);
    const second = await token();
    expect(await status(second)).toBe(200);
    crm.revokeTokens();
    expect(await status(second)).toBe(401);
    expect(await status("unknown")).toBe(401);
    expect(await status()).toBe(401);
  });

  it("answers 429 with Retry-After when over the rate", async () => {
    const { client, token } = await start({ clock: () => 0, rateLimit: { requestsPerSecond: 2 } });
    const bearer = { token: await token() };
    const statuses = [];
    for (let request = 0; request < 3; request += 1) {
      statuses.push((await client.call("GET", "/contacts/CRM-EXT-98765", bearer)).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });

  it("adds the latency to an answer when one is set", async () => {
    const { client } = await start({ latencyMs: 2 });
    expect((await client.call("GET", "/contacts/a")).status).toBe(401);
  });
});
