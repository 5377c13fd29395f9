import type { HttpRequest, HttpTransport } from "../../../../foundation/http-transport";
import { connectToGenesysCloud } from "../../../../providers/platforms/genesys-cloud/connect";
import { VirtualClock } from "../../../support/virtual-clock";

const CLIENT = { clientId: "client", clientSecret: "s3cr3t" };

describe("a connection to Genesys Cloud", () => {
  it("asks for one token, at the login address, and calls the API's address with it", async () => {
    const sent: HttpRequest[] = [];
    const transport: HttpTransport = (request) => {
      sent.push(request);
      const body = request.url.includes("/oauth/")
        ? { access_token: "t-1", expires_in: 86_400 }
        : { id: "i-1" };
      return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(body) });
    };
    const settings = { region: "eu-west-1", ...CLIENT };
    const dependencies = { transport, clock: new VirtualClock(), random: () => 0.5 };
    const { integrations, actions } = connectToGenesysCloud(settings, dependencies);
    expect(sent).toEqual([]);
    await integrations.hasCredential("c-1");
    await integrations.getIntegration("i-1");
    await actions.executeAction("a-1", {});
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://login.mypurecloud.ie/oauth/token",
      "GET https://api.mypurecloud.ie/api/v2/integrations/credentials/c-1",
      "GET https://api.mypurecloud.ie/api/v2/integrations/i-1",
      "GET https://api.mypurecloud.ie/api/v2/integrations/i-1/config/current",
      "POST https://api.mypurecloud.ie/api/v2/integrations/actions/a-1/execute",
    ]);
    const [login, ...calls] = sent;
    expect(login?.headers["authorization"]).toBe(`Basic ${Buffer.from("client:s3cr3t").toString("base64")}`);
    expect(new Set(calls.map(({ headers }) => headers["authorization"]))).toEqual(new Set(["Bearer t-1"]));
  });

  it("is refused before anything is sent where the settings name no address", () => {
    expect(() => connectToGenesysCloud(CLIENT)).toThrow("[CONFIGURATION_INVALID]");
  });
});
