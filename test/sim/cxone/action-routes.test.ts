import { createHash } from "node:crypto";
import { ACTIONS, actionBody, closeCxones, startFixture, zipOf, type ActionAnswer } from "./cxone-fixture";

afterEach(closeCxones);

const EXTENSIONS = {
  timeoutSeconds: 5,
  environment: { B_URL: "http://b", A_SECRET: "hush" },
  tags: { stack: "dev" },
};

describe("actionRoutes", () => {
  it("answers the posted body without code, with id, version 1, hash and dates", async () => {
    let ids = 0;
    const { call } = await startFixture({ clock: () => 0, newId: (kind) => `${kind}-${++ids}` });
    const body = actionBody(EXTENSIONS);
    const { code, environment: _values, ...posted } = body;
    const created = await call<ActionAnswer>("POST", ACTIONS, body);
    expect([created.status, created.headers.get("location")]).toEqual([201, `${ACTIONS}/action-1`]);
    expect(created.body).toEqual({
      ...posted,
      id: "action-1",
      version: 1,
      environment: ["A_SECRET", "B_URL"],
      codeSha256: createHash("sha256")
        .update(Buffer.from(String(code), "base64"))
        .digest("hex"),
      dateCreated: "1970-01-01T00:00:00.000Z",
      dateModified: "1970-01-01T00:00:00.000Z",
    });
    expect((await call("GET", `${ACTIONS}/action-1`)).body).toEqual(created.body);
  });

  it("answers the defaults of extension fields that were not sent", async () => {
    const { call } = await startFixture();
    const { body } = await call("POST", ACTIONS, actionBody());
    expect(body).toMatchObject({ timeoutSeconds: 30, environment: [], tags: {} });
  });

  it("replaces an action whole, one version up, when the version is the current one", async () => {
    let nowEpochMs = 0;
    const { cxone, call } = await startFixture({ clock: () => nowEpochMs });
    const { body: first } = await call<ActionAnswer>("POST", ACTIONS, actionBody(EXTENSIONS));
    nowEpochMs = 1000;
    const code = zipOf("module.exports = async () => ({});");
    const replaced = await call<ActionAnswer>("PUT", `${ACTIONS}/${first.id}`, {
      ...actionBody({ name: "renamed", code }),
      version: 1,
    });
    expect(replaced.body).toMatchObject({
      id: first.id,
      name: "renamed",
      version: 2,
      environment: [],
      tags: {},
      dateCreated: "1970-01-01T00:00:00.000Z",
      dateModified: "1970-01-01T00:00:01.000Z",
    });
    expect(replaced.body.codeSha256).not.toBe(first.codeSha256);
    const [stored] = cxone.actions.list();
    expect(stored && cxone.actions.readCode(stored).toString("base64")).toBe(code);
  });

  it("answers 409 and changes nothing when the version is stale", async () => {
    const { call } = await startFixture();
    const { body: first } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const path = `${ACTIONS}/${first.id}`;
    await call("PUT", path, { ...actionBody(), version: 1 });
    const stale = await call("PUT", path, { ...actionBody({ description: "late" }), version: 1 });
    expect([stale.status, stale.body]).toMatchObject([409, { code: "action.version.stale" }]);
    expect((await call("GET", path)).body).toMatchObject({ version: 2, description: "Looks a caller up" });
  });

  it("answers 409 that names the id when the name is taken", async () => {
    const { call } = await startFixture();
    const { body: first } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const { body: other } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ name: "other" }));
    const conflict = { code: "action.name.conflict", message: expect.stringContaining(first.id) as string };
    const again = await call("POST", ACTIONS, actionBody());
    expect([again.status, again.body]).toMatchObject([409, conflict]);
    const renamed = await call("PUT", `${ACTIONS}/${other.id}`, { ...actionBody(), version: 1 });
    expect([renamed.status, renamed.body]).toMatchObject([409, conflict]);
  });

  it("deletes once, and answers 404 for what is gone", async () => {
    const { call } = await startFixture();
    const { body } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const path = `${ACTIONS}/${body.id}`;
    const answers = [
      await call("DELETE", path),
      await call("DELETE", path),
      await call("GET", path),
      await call("PUT", path, { ...actionBody(), version: 1 }),
      await call("POST", `${path}/execute`, { inputs: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 404, 404, 404, 404]);
    expect((await call("POST", ACTIONS, actionBody())).status).toBe(201);
  });

  it("lists by exact name and in pages", async () => {
    const { call } = await startFixture();
    for (const name of ["c", "a", "b", "ab"]) await call("POST", ACTIONS, actionBody({ name }));
    const list = async (query: string) => {
      const { body } = await call<{ entities: ActionAnswer[]; total: number }>("GET", `${ACTIONS}${query}`);
      return [body.entities.map(({ name }) => name), body.total];
    };
    expect(await list("")).toEqual([["a", "ab", "b", "c"], 4]);
    expect(await list("?name=a")).toEqual([["a"], 1]);
    expect(await list("?name=A")).toEqual([[], 0]);
    expect(await list("?pageSize=3&pageNumber=2")).toEqual([["c"], 4]);
    expect(await list("?pageSize=3&pageNumber=3")).toEqual([[], 4]);
  });

  it.each(["?pageSize=0", "?pageSize=101", "?pageNumber=x", "?nmae=a"])(
    "answers 400 for %s",
    async (query) => {
      const { call } = await startFixture();
      expect((await call("GET", `${ACTIONS}${query}`)).status).toBe(400);
    },
  );

  it("ignores the extension fields and leaves them out when it does not know them", async () => {
    const { cxone, call } = await startFixture({ extensions: false });
    const created = await call("POST", ACTIONS, actionBody({ ...EXTENSIONS, timeoutSeconds: 99 }));
    expect(created.status).toBe(201);
    expect(Object.keys(created.body as object)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/timeoutSeconds|environment|tags/)]),
    );
    expect(cxone.actions.list()).toMatchObject([{ environment: {}, timeoutSeconds: 30, tags: {} }]);
  });

  it("answers 429 with Retry-After when over the rate", async () => {
    const { call } = await startFixture({ clock: () => 0, rateLimit: { requestsPerSecond: 2 } });
    expect((await call("GET", ACTIONS)).status).toBe(200);
    const limited = await call("GET", ACTIONS);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1"]);
  });

  it("answers 404 and 405 in the contract's form for what it does not serve", async () => {
    const { cxone } = await startFixture();
    for (const [method, path, status] of [
      ["GET", "/api/v2/data/nothing", 404],
      ["PATCH", ACTIONS, 405],
    ] as const) {
      const response = await fetch(`${cxone.url}${path}`, { method });
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ status, contextId: expect.any(String) as string });
    }
  });
});
