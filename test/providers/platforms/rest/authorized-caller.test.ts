import type { AuthorizedCall } from "../../../../providers/platforms/rest/authorized-caller";
import { type Answer, failureOf } from "../../support/answering-server";
import { useExamplePlatform } from "./example-platform";

const platform = useExamplePlatform();
const CALL: AuthorizedCall = {
  operation: "Reading of it",
  method: "GET",
  path: "/things",
  repeatable: false,
  secrets: ["secret-of-call"],
};
const requests = () => platform().requestsTo("/things");

describe("AuthorizedCaller", () => {
  it("sends a call with the token, and asks for JSON", async () => {
    await platform().connect().caller.call(CALL);
    const [seen] = requests();
    expect(seen?.headers).toMatchObject({ authorization: "Bearer token-1", accept: "application/json" });
    expect(seen?.headers).not.toHaveProperty("content-type");
    expect(seen?.body).toBe("");
  });

  it.each([{ name: "lookup" }, [], null, "text", 0])("sends %j as JSON", async (json) => {
    await platform()
      .connect()
      .caller.call({ ...CALL, method: "POST", json, accept: "text/plain" });
    expect(requests()).toMatchObject([
      {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/plain" },
        body: JSON.stringify(json),
      },
    ]);
  });

  it.each([200, 204, 299])("gives an answer with %i", async (status) => {
    platform().plan("/things", { status });
    expect(await platform().connect().caller.call(CALL)).toMatchObject({ status });
  });

  it.each([300, 400])("throws where it is %i", async (status) => {
    platform().plan("/things", { status });
    expect(await failureOf(platform().connect().caller.call(CALL))).toMatchObject({ status });
  });

  it("sends a call once more with a fresh token where the first is refused", async () => {
    platform().plan("/things", { status: 401 }, { status: 200, body: "second" });
    const { caller } = platform().connect();
    expect(await caller.call(CALL)).toMatchObject({ body: "second" });
    await caller.call(CALL);
    expect(requests().map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer token-2",
    ]);
  });

  it("gives up where the fresh token is refused as well", async () => {
    platform().plan("/things", { status: 401 });
    expect(await failureOf(platform().connect().caller.call(CALL))).toMatchObject({
      code: "PLATFORM_UNAUTHORIZED",
    });
    expect(requests()).toHaveLength(2);
  });

  it.each<[string, Answer[], string]>([
    ["the call's secrets", [{ status: 400 }], "secret-of-call"],
    ["its token", [{ status: 400 }], "token-1"],
    ["its token in its header's form", [{ status: 400 }], Buffer.from("Bearer token-1").toString("base64")],
    ["the first token", [{ status: 401 }, { status: 401 }], "token-1"],
    ["the second token", [{ status: 401 }, { status: 401 }], "token-2"],
    ["the call's secrets in the platform's own failure", [{ status: 500 }], "secret-of-call"],
    ["its token in the platform's own failure", [{ status: 500 }], "token-1"],
    [
      "its header in the platform's own failure",
      [{ status: 500 }],
      Buffer.from("Bearer token-1").toString("base64"),
    ],
  ])("quotes %s nowhere, which the server echoes", async (_name, answers, echo) => {
    const body = { message: `no: <${echo}>` };
    platform().plan("/things", ...answers.map((answer) => ({ ...(answer as object), body })));
    expect(await failureOf(platform().connect().caller.call(CALL))).toMatchObject({ said: "no: <[secret]>" });
  });
});
