/**
 * The regions of Genesys Cloud: AWS region to domain. `api.` and `login.` stand before the domain.
 * Source: `PureCloudRegionHosts.js` of the JavaScript SDK and `provider.go` of the Terraform provider.
 */
const DOMAINS: Readonly<Record<string, string>> = {
  "us-east-1": "mypurecloud.com",
  "us-east-2": "use2.us-gov-pure.cloud",
  "us-west-2": "usw2.pure.cloud",
  "ca-central-1": "cac1.pure.cloud",
  "mx-central-1": "mxc1.pure.cloud",
  "sa-east-1": "sae1.pure.cloud",
  "eu-west-1": "mypurecloud.ie",
  "eu-west-2": "euw2.pure.cloud",
  "eu-central-1": "mypurecloud.de",
  "eu-central-2": "euc2.pure.cloud",
  "ap-southeast-1": "apse1.pure.cloud",
  "ap-southeast-2": "mypurecloud.com.au",
  "ap-northeast-1": "mypurecloud.jp",
  "ap-northeast-2": "apne2.pure.cloud",
  "ap-northeast-3": "apne3.pure.cloud",
  "ap-south-1": "aps1.pure.cloud",
  "me-central-1": "mec1.pure.cloud",
  "eusc-de-east-1": "edee1.eusc-pure.cloud",
};

/**
 * The domain of a region.
 *
 * @param region a domain, or the name of the AWS region, in any case
 * @returns undefined where it is no region of Genesys Cloud
 */
export function domainOfRegion(region: string): string | undefined {
  const name = region.toLowerCase();
  if (Object.hasOwn(DOMAINS, name)) return DOMAINS[name];
  return Object.values(DOMAINS).find((domain) => domain === name);
}

/**
 * The domain of a region by an address there, such as `https://api.mypurecloud.ie`.
 *
 * @returns undefined where it is no address of Genesys Cloud
 */
export function domainOfAddress(address: string): string | undefined {
  const host = address.replace(/^https?:\/\//i, "").replace(/[/:].*/s, "");
  return domainOfRegion(host.replace(/^(api|login|apps)\./i, ""));
}
