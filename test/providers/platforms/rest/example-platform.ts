import { axiosTransport } from "../../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../../foundation/http-transport";
import { AuthorizedCaller } from "../../../../providers/platforms/rest/authorized-caller";
import { CallSender } from "../../../../providers/platforms/rest/call-sender";
import type { RestDialect } from "../../../../providers/platforms/rest/rest-dialect";
import { type TokenRequest, TokenSource } from "../../../../providers/platforms/rest/token-source";
import { VirtualClock } from "../../../support/virtual-clock";
import { AnsweringServer } from "../../support/answering-server";

/** A platform that there is not: what these tests see comes from no adapter. */
const EXAMPLE: RestDialect = {
  name: "Example",
  codePrefix: "PLATFORM",
  addressKey: "exampleUrl",
  credentialKeys: "exampleId and exampleSecret",
  permissionAdvice: "Give the client the permission things:write",
  maxCodeSize: "1 MB",
};

/** The server of the example, with a clock that nobody waits for. */
export class ExamplePlatform extends AnsweringServer {
  readonly clock = new VirtualClock();

  /** A connection to this server, with one token, one limit and one rate gate. */
  connect({
    transport = axiosTransport,
    tokenRequest = {},
  }: { transport?: HttpTransport; tokenRequest?: Partial<TokenRequest> } = {}) {
    const { clock } = this;
    const sender = new CallSender(EXAMPLE, this.url, 30_000, { transport, clock, random: () => 0.5 });
    const request = { clientId: "client", clientSecret: "client-secret", path: "/token", ...tokenRequest };
    const tokens = new TokenSource(request, sender, clock);
    return { sender, tokens, caller: new AuthorizedCaller(sender, tokens) };
  }
}

/** A platform of its own for each test of a file. */
export function useExamplePlatform(): () => ExamplePlatform {
  let platform: ExamplePlatform;
  beforeEach(async () => {
    platform = new ExamplePlatform();
    await platform.start();
  });
  afterEach(() => platform.close());
  return () => platform;
}
