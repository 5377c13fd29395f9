import { TransportFailure } from "../../../../foundation/http-transport";
import { failureOf } from "../../support/answering-server";
import { useExamplePlatform } from "./example-platform";

const platform = useExamplePlatform();

/** What a call fails with that ends so; the server's address in its message is `HOST`. */
async function failing(kind: TransportFailure["kind"], reason: string) {
  const { sender } = platform().connect({
    transport: () => Promise.reject(new TransportFailure(kind, reason)),
  });
  const call = { operation: "Reading of it", method: "GET", path: "/things" } as const;
  const error = await failureOf(sender.send({ ...call, headers: {}, repeatable: false, secrets: [] }));
  return { ...error, message: error.message.replace(new URL(platform().url).host, "HOST") };
}

describe("a call without a whole answer", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"])(
    "that found no connection (%s) asks for the address and the network",
    async (reason) => {
      expect(await failing("connection", reason)).toMatchObject({
        code: "PLATFORM_UNREACHABLE",
        outcome: "unknown",
        message:
          `Reading of it found no connection to HOST (${reason}). Check exampleUrl and the network, then run pulumi up ` +
          "again; it continues where this one ended. After a change of address: pulumi up --refresh --run-program. " +
          "[PLATFORM_UNREACHABLE]",
      });
    },
  );

  it.each(["ECONNRESET", "EPIPE", "ETIMEDOUT"])(
    "that lost its connection (%s) may have been carried out",
    async (reason) => {
      expect(await failing("connection", reason)).toMatchObject({
        code: "PLATFORM_UNREACHABLE",
        outcome: "unknown",
        message:
          `Reading of it lost the connection to HOST before the whole answer arrived (${reason}). Check the network, ` +
          "then run pulumi up again; it continues where this one ended. [PLATFORM_UNREACHABLE]",
      });
    },
  );

  it.each([
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("that met a certificate that is not trusted (%s) was not carried out", async (reason) => {
    expect(await failing("connection", reason)).toMatchObject({
      code: "PLATFORM_UNREACHABLE",
      outcome: "refused",
      message:
        `Reading of it met a certificate of HOST that is not trusted (${reason}). Check exampleUrl, or name your ` +
        "company's certificate authority in NODE_EXTRA_CA_CERTS. [PLATFORM_UNREACHABLE]",
    });
  });

  it("that took too long asks for the platform's status page, whatever the connection said", async () => {
    expect(await failing("aborted", "ECONNREFUSED")).toMatchObject({
      code: "PLATFORM_TIMEOUT",
      outcome: "unknown",
      message:
        "Reading of it got no answer from HOST in time (ECONNREFUSED). Check the network and Example's status page, " +
        "then run pulumi up again; it continues where this one ended. [PLATFORM_TIMEOUT]",
    });
  });

  it("whose answer is too large was carried out, by something else", async () => {
    expect(await failing("too-large", "ECONNREFUSED")).toMatchObject({
      code: "PLATFORM_INVALID_ANSWER",
      outcome: "done",
      message:
        "Reading of it got an answer from HOST that is too large to be one of Example's. " +
        "Check that exampleUrl is the API's address. [PLATFORM_INVALID_ANSWER]",
    });
  });
});
