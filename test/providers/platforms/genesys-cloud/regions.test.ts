import { domainOfAddress, domainOfRegion } from "../../../../providers/platforms/genesys-cloud/regions";

const REGIONS = [
  ["us-east-1", "mypurecloud.com"],
  ["us-east-2", "use2.us-gov-pure.cloud"],
  ["us-west-2", "usw2.pure.cloud"],
  ["ca-central-1", "cac1.pure.cloud"],
  ["mx-central-1", "mxc1.pure.cloud"],
  ["sa-east-1", "sae1.pure.cloud"],
  ["eu-west-1", "mypurecloud.ie"],
  ["eu-west-2", "euw2.pure.cloud"],
  ["eu-central-1", "mypurecloud.de"],
  ["eu-central-2", "euc2.pure.cloud"],
  ["ap-southeast-1", "apse1.pure.cloud"],
  ["ap-southeast-2", "mypurecloud.com.au"],
  ["ap-northeast-1", "mypurecloud.jp"],
  ["ap-northeast-2", "apne2.pure.cloud"],
  ["ap-northeast-3", "apne3.pure.cloud"],
  ["ap-south-1", "aps1.pure.cloud"],
  ["me-central-1", "mec1.pure.cloud"],
  ["eusc-de-east-1", "edee1.eusc-pure.cloud"],
] as const;

describe("a region of Genesys Cloud", () => {
  it.each(REGIONS)("%s is %s, by either name in any case, and by its addresses", (region, domain) => {
    for (const name of [region, region.toUpperCase(), domain, domain.toUpperCase()])
      expect(domainOfRegion(name)).toBe(domain);
    for (const address of [
      `https://api.${domain}`,
      `http://login.${domain}/x`,
      `apps.${domain}:443/a\nb`,
      domain,
    ])
      expect(domainOfAddress(address)).toBe(domain);
  });

  it.each(["", "constructor", "eu-west-9", "example.com", "pure.cloud", "mypurecloud.ie.example.com"])(
    "is not %j",
    (name) => {
      expect([domainOfRegion(name), domainOfAddress(`https://api.${name}`)]).toEqual([undefined, undefined]);
    },
  );

  it.each([
    "https://mypureapi.cloud.ie",
    "https://apixmypurecloud.ie",
    "mypurehttps://cloud.ie",
    "ftp://mypurecloud.ie",
  ])("is not what only resembles its address: %s", (address) => {
    expect(domainOfAddress(address)).toBeUndefined();
  });
});
