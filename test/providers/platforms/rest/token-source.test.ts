import { failureOf } from "../../support/answering-server";
import { ExamplePlatform, useExamplePlatform } from "./example-platform";

const platform = useExamplePlatform();
const requests = () => platform().requestsTo("/token");

describe("the request for a token", () => {
  it("has the client's credentials in its head, and the kind of grant as a form", async () => {
    expect(await platform().connect().tokens.current()).toBe("token-1");
    const credentials = Buffer.from("client:client-secret").toString("base64");
    expect(platform().seen).toMatchObject([
      {
        method: "POST",
        path: "/token",
        headers: {
          authorization: `Basic ${credentials}`,
          "content-type": "application/x-www-form-urlencoded",
          accept: "application/json",
        },
        body: "grant_type=client_credentials",
      },
    ]);
  });

  it("names the scopes where there are any, and goes to the address that it has", async () => {
    const elsewhere = new ExamplePlatform();
    await elsewhere.start();
    const tokenRequest = { scope: "things:read things:write", baseUrl: elsewhere.url };
    expect(await platform().connect({ tokenRequest }).tokens.current()).toBe("token-1");
    expect(elsewhere.seen.map(({ body }) => body)).toEqual([
      "grant_type=client_credentials&scope=things%3Aread+things%3Awrite",
    ]);
    expect(platform().seen).toEqual([]);
    await elsewhere.close();
  });

  it("is repeated where it fails", async () => {
    platform().plan("/token", { status: 500 }, "hang up", { body: { access_token: "late" } });
    expect(await platform().connect().tokens.current()).toBe("late");
  });

  it.each([
    [
      400,
      "PLATFORM_UNAUTHORIZED",
      "was refused with 400. Check exampleId and exampleSecret of this stack, then run pulumi up again; ",
    ],
    [
      401,
      "PLATFORM_UNAUTHORIZED",
      "was refused with 401. Check exampleId and exampleSecret of this stack, then run pulumi up again; ",
    ],
    [
      404,
      "PLATFORM_INVALID_ANSWER",
      "was answered with 404: the address has no token endpoint. Check that exampleUrl is the API's address. [",
    ],
    [403, "PLATFORM_FORBIDDEN", "was refused with 403 (no). Give the client the permission "],
    [300, "PLATFORM_REDIRECTED", "was answered with a redirect (300), "],
    [302, "PLATFORM_REDIRECTED", "was answered with a redirect (302), "],
    [422, "PLATFORM_REFUSED", "was refused with 422 (no). "],
  ])("that ends with %i says %s", async (status, code, text) => {
    platform().plan("/token", { status, body: { message: "no" } });
    expect(await failureOf(platform().connect().tokens.current())).toMatchObject({
      code,
      message: expect.stringContaining(`Signing in to Example ${text}`),
    });
  });

  it.each([{}, { access_token: "" }, { access_token: 7 }, { token: "t" }])(
    "that is answered with %j says that there is no token",
    async (body) => {
      platform().plan("/token", { body });
      expect(await failureOf(platform().connect().tokens.current())).toMatchObject({
        code: "PLATFORM_INVALID_ANSWER",
        message:
          "Signing in to Example got an answer without an access_token. Check that exampleUrl is the API's address. " +
          "[PLATFORM_INVALID_ANSWER]",
      });
    },
  );

  it.each([
    ["<html>", "is not JSON"],
    ["", "is not JSON"],
    ["null", "is not an object"],
    ["7", "is not an object"],
    ["[]", "is not an object"],
  ])("that is answered with %j says that the body %s", async (body, seen) => {
    platform().plan("/token", { status: 200, body });
    expect(await failureOf(platform().connect().tokens.current())).toMatchObject({
      code: "PLATFORM_INVALID_ANSWER",
      outcome: "done",
      message:
        `Signing in to Example got an answer that does not hold the contract: the body of the 200 ${seen}. ` +
        "Check that exampleUrl is the API's address, then run pulumi up again. [PLATFORM_INVALID_ANSWER]",
    });
  });

  it.each(["client-secret", "client:client-secret", Buffer.from("client:client-secret").toString("base64")])(
    "does not quote %s, which the server echoes",
    async (echo) => {
      for (const status of [500, 422]) {
        platform().plan("/token", { status, body: { message: `no: <${echo}>` } });
        expect((await failureOf(platform().connect().tokens.current())).message).toContain("no: <[secret]>");
      }
    },
  );
});

describe("a token", () => {
  it.each([
    [3_600, 3_540],
    [120, 60],
    [100, 50],
    [2, 1],
  ])("that lives %i seconds is used for %i of them", async (expiresInSeconds, usedSeconds) => {
    platform().plan("/token", { body: { access_token: "t", expires_in: expiresInSeconds } });
    const { tokens } = platform().connect();
    await tokens.current();
    await platform().clock.sleep(usedSeconds * 1_000 - 1);
    await tokens.current();
    expect(requests()).toHaveLength(1);
    await platform().clock.sleep(1);
    await tokens.current();
    expect(requests()).toHaveLength(2);
  });

  it.each([undefined, "3600", null])(
    "that lives %j seconds is used until it is refused",
    async (expires_in) => {
      platform().plan(
        "/token",
        { body: { access_token: "old", expires_in } },
        { body: { access_token: "new", expires_in } },
      );
      const { tokens } = platform().connect();
      await tokens.current();
      await platform().clock.sleep(365 * 24 * 3_600_000);
      expect(await tokens.current()).toBe("old");
      tokens.forget("old");
      expect(await tokens.current()).toBe("new");
    },
  );

  it("is replaced once, however often its refusal is told", async () => {
    const { tokens } = platform().connect();
    const refused = await tokens.current();
    tokens.forget(refused);
    expect(await tokens.current()).toBe("token-2");
    tokens.forget(refused);
    expect(await tokens.current()).toBe("token-2");
  });

  it("that nobody has yet may be told as refused", async () => {
    const { tokens } = platform().connect();
    tokens.forget("none");
    expect(await tokens.current()).toBe("token-1");
  });

  it("is asked for anew after a request that failed, and once by all who wait", async () => {
    platform().plan("/token", { status: 401 }, { body: { access_token: "t", expires_in: 3_600 } });
    const { tokens } = platform().connect();
    const all = () => Promise.allSettled([tokens.current(), tokens.current(), tokens.current()]);
    expect((await all()).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect((await all()).map((result) => (result as { value?: string }).value)).toEqual(["t", "t", "t"]);
    expect(requests()).toHaveLength(2);
  });
});
