import { toTransportFailure } from "../../foundation/axios-failure";

const ofAxios = (code: unknown, message: unknown = "Request failed with token hush-hush") =>
  toTransportFailure(Object.assign(new Error("of axios"), { code, message, config: { token: "hush-hush" } }));

describe("toTransportFailure", () => {
  it.each([
    ["ERR_CANCELED", undefined, "aborted", "ERR_CANCELED"],
    ["ECONNREFUSED", undefined, "connection", "ECONNREFUSED"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", undefined, "connection", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
    ["HPE_INVALID_2", undefined, "connection", "HPE_INVALID_2"],
    ["ERR_BAD_RESPONSE", "maxContentLength size of 10 exceeded", "too-large", "ERR_BAD_RESPONSE"],
    [
      "ERR_FR_MAX_BODY_LENGTH_EXCEEDED",
      "Larger than maxBodyLength limit",
      "too-large",
      "ERR_FR_MAX_BODY_LENGTH_EXCEEDED",
    ],
    ["ERR_BAD_RESPONSE", "stream has been aborted", "connection", "ECONNRESET"],
    ["ERR_BAD_RESPONSE", undefined, "connection", "ECONNRESET"],
    ["ECONNRESET", ["maxContentLength"], "connection", "ECONNRESET"],
  ])("takes %s with the message %j for %s, because of %s", (code, message, kind, reason) => {
    const failure = ofAxios(code, message);

    expect(failure).toMatchObject({ name: "TransportFailure", kind, reason, message: `${kind}: ${reason}` });
  });

  it.each([
    [undefined],
    [null],
    [500],
    [["ECONNRESET"]],
    [""],
    ["token hush-hush"],
    ["ECONNRESET: hush-hush"],
    ["aE"],
    ["1E"],
  ])("keeps nothing of %j, which is no code", (code) => {
    expect(ofAxios(code)).toMatchObject({ kind: "connection", reason: "UNKNOWN" });
  });

  it("keeps nothing of the error, which has the request with its token", () => {
    const failure = ofAxios("ECONNRESET");

    expect(JSON.stringify({ ...failure, message: failure.message, stack: failure.stack })).not.toContain(
      "hush",
    );
    expect(failure.cause).toBeUndefined();
  });
});
