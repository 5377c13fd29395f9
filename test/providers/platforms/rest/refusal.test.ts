import { type Answer, failureOf } from "../../support/answering-server";
import { useExamplePlatform } from "./example-platform";

const platform = useExamplePlatform();

/** What a call fails with when it is answered so. */
async function refusedWith(answer: Exclude<Answer, string>, secrets: string[] = []): Promise<Error> {
  platform().plan("/things", answer);
  const { caller } = platform().connect();
  return failureOf(
    caller.call({
      operation: "Reading of it",
      method: "GET",
      path: "/things",
      repeatable: false,
      secrets,
    }),
  );
}
const saying = (body: unknown) => refusedWith({ status: 422, body });

describe("a call that the platform refuses", () => {
  it.each([
    [
      401,
      "UNAUTHORIZED",
      "Check exampleId and exampleSecret of this stack, then run pulumi up again; " +
        "after a change of credentials or address: pulumi up --refresh --run-program.",
    ],
    [403, "FORBIDDEN", "Give the client the permission things:write, then run pulumi up again."],
    [404, "NOT_FOUND", "Run pulumi up --refresh: it makes an action again that was deleted in Example."],
    [400, "REFUSED", "Correct what Example names, then run pulumi up again."],
    [499, "REFUSED", "Correct what Example names, then run pulumi up again."],
  ])("with %i says what to do about it", async (status, problem, remedy) => {
    expect(await refusedWith({ status })).toMatchObject({
      code: `PLATFORM_${problem}`,
      message: `Reading of it was refused with ${status}. ${remedy} [PLATFORM_${problem}]`,
      outcome: "refused",
      status,
      said: undefined,
    });
  });

  it("because the bundle is too large says how large one may be", async () => {
    expect(await refusedWith({ status: 413 })).toMatchObject({
      code: "CODE_TOO_LARGE",
      message: expect.stringContaining("was refused with 413. Make the bundle smaller than 1 MB: "),
    });
  });

  it("for too many calls says to wait", async () => {
    expect(await refusedWith({ status: 429, headers: { "retry-after": "61" } })).toMatchObject({
      code: "PLATFORM_RATE_LIMITED",
      message: expect.stringContaining("was refused with 429. Wait for a quiet moment, "),
      status: 429,
    });
  });

  it.each([500, 503])(
    "with %i may have been carried out, and names the execution that failed",
    async (status) => {
      const body = { message: "Out of order.", executionId: "execution-1" };
      expect(await refusedWith({ status, body })).toMatchObject({
        code: "PLATFORM_SERVER_ERROR",
        message:
          `Reading of it was answered with ${status} (Out of order). Example has a problem of its own: run pulumi up ` +
          "again later; it continues where this one ended. [PLATFORM_SERVER_ERROR]",
        outcome: "unknown",
        status,
        said: "Out of order",
        executionId: "execution-1",
      });
    },
  );

  it.each([{ executionId: 7 }, {}, "", "null"])(
    "with 500 and %j names no execution and quotes nothing",
    async (body) => {
      expect(await refusedWith({ status: 500, body })).toMatchObject({
        message: expect.stringContaining("was answered with 500. "),
        said: undefined,
        executionId: undefined,
      });
    },
  );

  it.each([
    ["https://user@login.example:8443/path?token=x", " to login.example:8443"],
    ["/elsewhere", ""],
    [undefined, ""],
  ])("with a redirect to %s says of it the host alone", async (location, target) => {
    for (const status of [300, 302, 399])
      expect(await refusedWith({ status, ...(location && { headers: { location } }) })).toMatchObject({
        code: "PLATFORM_REDIRECTED",
        message:
          `Reading of it was answered with a redirect (${status}${target}), which is not followed. ` +
          "Set exampleUrl to the API's own address, then run pulumi up again. [PLATFORM_REDIRECTED]",
        outcome: "refused",
        status,
      });
  });

  it.each(["text/html; charset=utf-8", "Application/XHTML+xml"])(
    "with 404 and a page of type %s is no word that the action is gone",
    async (type) => {
      expect(await refusedWith({ status: 404, headers: { "content-type": type } })).toMatchObject({
        code: "PLATFORM_INVALID_ANSWER",
        message:
          "Reading of it was answered with 404 and a web page, which is not how Example says that an action is gone. " +
          "Check that exampleUrl is the API's address, then run pulumi up again. [PLATFORM_INVALID_ANSWER]",
        status: 404,
      });
    },
  );

  it("with a web page and another status is refused like any other", async () => {
    const headers = { "content-type": "text/html" };
    expect(await refusedWith({ status: 403, headers })).toMatchObject({ code: "PLATFORM_FORBIDDEN" });
  });
});

describe("what the platform says of a refusal", () => {
  it.each<[unknown, string]>([
    [{ message: "No such thing." }, "No such thing"],
    [{ message: "No such\n\t thing. . " }, "No such thing"],
    [{ code: "bad.thing" }, "bad.thing"],
    [{ contextId: "c-1" }, "contextId c-1"],
    [{ errors: [{ message: "The reason" }, { message: "Another" }] }, "The reason"],
    [
      { message: "Refused", errors: [{ message: "The reason" }], code: "bad.thing", contextId: "c-1" },
      "Refused, The reason, bad.thing, contextId c-1",
    ],
    [{ message: "x".repeat(300) }, "x".repeat(300)],
    [{ message: `${"x".repeat(300)}y` }, "x".repeat(300)],
  ])("is quoted: %j", async (body, quote) => {
    expect(await saying(body)).toMatchObject({
      said: quote,
      message: expect.stringContaining(`Reading of it was refused with 422 (${quote}). Correct `),
    });
  });

  it.each<[unknown]>([
    ["<h1>Refused</h1>"],
    ["null"],
    ['"Refused"'],
    [[{ message: "Refused" }]],
    [{ message: 7, code: null, contextId: 7, errors: "Refused" }],
    [{ message: "", contextId: "" }],
    [{ errors: [] }],
    [{ errors: [null] }],
    [{ errors: ["Refused"] }],
    [{ errors: [{ message: 7 }] }],
    [{ errors: { 0: { message: "Refused" } } }],
  ])("is not quoted where it is none of its errors: %j", async (body) => {
    expect(await saying(body)).toMatchObject({
      said: undefined,
      message: expect.stringContaining("Reading of it was refused with 422. Correct "),
    });
  });

  it("is quoted without the call's secrets", async () => {
    const body = { message: "No key-of-backend here" };
    expect(await refusedWith({ status: 500, body }, ["key-of-backend"])).toMatchObject({
      said: "No [secret] here",
    });
  });
});
