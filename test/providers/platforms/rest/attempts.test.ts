import { type HttpTransport, TransportFailure } from "../../../../foundation/http-transport";
import { type Answer, failureOf } from "../../support/answering-server";
import { useExamplePlatform } from "./example-platform";

const platform = useExamplePlatform();
const CALL = {
  operation: "Reading of it",
  method: "GET",
  path: "/things",
  headers: {},
  secrets: [],
} as const;

const send = (repeatable: boolean, transport?: HttpTransport) =>
  platform()
    .connect(transport && { transport })
    .sender.send({ ...CALL, repeatable });
const sent = () => platform().requestsTo("/things").length;

describe("a call that may be repeated", () => {
  it.each<[string, Answer, string]>([
    ["500", { status: 500 }, "PLATFORM_SERVER_ERROR"],
    ["503", { status: 503 }, "PLATFORM_SERVER_ERROR"],
    ["no answer", "hang up", "PLATFORM_UNREACHABLE"],
  ])("is sent four times, with longer and longer waits, where each gets %s", async (_name, answer, code) => {
    platform().plan("/things", answer);
    expect(await failureOf(send(true))).toMatchObject({ code, outcome: "unknown" });
    expect(sent()).toBe(4);
    expect(platform().clock.sleptMs).toEqual([375, 750, 1_500]);
  });

  it("is over with the first answer that is none of those", async () => {
    platform().plan("/things", "hang up", { status: 502 }, { status: 409, body: { seen: true } });
    expect(await send(true)).toMatchObject({ status: 409, body: '{"seen":true}' });
    expect(sent()).toBe(3);
  });

  it.each([
    ["connection", "CERT_HAS_EXPIRED", "PLATFORM_UNREACHABLE"],
    ["too-large", "ERR_BAD_RESPONSE", "PLATFORM_INVALID_ANSWER"],
  ] as const)(
    "is sent once where another time would end as the first did (%s, %s)",
    async (kind, reason, code) => {
      let attempts = 0;
      const transport: HttpTransport = () => {
        attempts += 1;
        return Promise.reject(new TransportFailure(kind, reason));
      };
      expect(await failureOf(send(true, transport))).toMatchObject({ code });
      expect([attempts, platform().clock.sleptMs]).toEqual([1, []]);
    },
  );

  it("is sent again after a time-out", async () => {
    let attempts = 0;
    const transport: HttpTransport = () => {
      attempts += 1;
      return Promise.reject(new TransportFailure("aborted", "30000 ms"));
    };
    expect(await failureOf(send(true, transport))).toMatchObject({ code: "PLATFORM_TIMEOUT" });
    expect(attempts).toBe(4);
  });
});

describe("a call that may not be repeated", () => {
  it.each<[string, Answer, string]>([
    ["500", { status: 500 }, "PLATFORM_SERVER_ERROR"],
    ["no answer", "hang up", "PLATFORM_UNREACHABLE"],
  ])("is sent once where it gets %s", async (_name, answer, code) => {
    platform().plan("/things", answer);
    expect(await failureOf(send(false))).toMatchObject({ code, outcome: "unknown" });
    expect([sent(), platform().clock.sleptMs]).toEqual([1, []]);
  });

  it("is sent again all the same after 429, for that was not carried out", async () => {
    platform().plan("/things", { status: 429 }, { status: 429 }, { status: 201 });
    expect(await send(false)).toMatchObject({ status: 201 });
    expect([sent(), platform().clock.sleptMs]).toEqual([3, [375, 750]]);
  });
});

describe("any call", () => {
  it("is sent eight times more after 429, and not a ninth time", async () => {
    platform().plan("/things", ...Array<Answer>(8).fill({ status: 429 }), {});
    expect(await send(false)).toMatchObject({ status: 200 });
    platform().plan("/things", { status: 429 });
    expect(await failureOf(send(true))).toMatchObject({ code: "PLATFORM_RATE_LIMITED", status: 429 });
    expect(sent()).toBe(9 + 9);
  });

  it("waits a minute where it is asked to, and no longer", async () => {
    platform().plan("/things", { status: 429, headers: { "retry-after": "60" } }, {});
    expect(await send(false)).toMatchObject({ status: 200 });
    platform().plan("/things", { status: 429, headers: { "retry-after": "61" } }, {});
    expect(await failureOf(send(false))).toMatchObject({ code: "PLATFORM_RATE_LIMITED" });
    expect(platform().clock.sleptMs).toEqual([60_000]);
  });

  it("is not told how long to wait by less than its own back-off", async () => {
    const headers = { "retry-after": "0.1" };
    platform().plan("/things", { status: 429, headers }, {});
    await send(false);
    expect(platform().clock.sleptMs).toEqual([375]);
  });

  it("passes an error on that is no failure of its transport", async () => {
    const defect = new TypeError("a defect");
    expect(await failureOf(send(true, () => Promise.reject(defect)))).toBe(defect);
  });
});
