import { addressProblem } from "../../../../providers/platforms/genesys-cloud/connection-settings";

const asked = (region: string) => addressProblem({ region, baseUrl: undefined, loginUrl: undefined });

describe("the region of a stack on Genesys Cloud", () => {
  it.each([
    "https://api.mypurecloud.ie",
    "https://login.mypurecloud.ie/oauth",
    "api.mypurecloud.ie",
    "API.MYPURECLOUD.IE:443",
  ])("that is an address, %s, is refused with what was meant", (region) => {
    expect(asked(region)?.remedy).toMatch(/pulumi config set genesysRegion mypurecloud\.ie$/);
  });

  it("that is nothing of Genesys Cloud is refused with an example", () => {
    expect(asked("https://api.example.com")?.remedy).toContain("Set it: pulumi config set genesysRegion");
  });

  it("that is a domain or the name of an AWS region is taken", () => {
    expect([asked("mypurecloud.ie"), asked("eu-west-1")]).toEqual([undefined, undefined]);
  });
});
