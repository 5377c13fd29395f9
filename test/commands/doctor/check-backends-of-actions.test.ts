import * as path from "node:path";
import { checkBackendsOfActions } from "../../../commands/doctor/check-backends-of-actions";
import type { Finding } from "../../../commands/doctor/finding";
import { discoverActions } from "../../../infra/actions/discover-actions";
import { axiosTransport } from "../../../providers/http/axios-transport";
import { startCrm, type CrmSimulator } from "../../../sim/crm/start-crm";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";

const actions = discoverActions(path.resolve(__dirname, "../../..")).filter(
  ({ description }) => description.name === "crm-contact-enrichment",
);

let crm: CrmSimulator;
beforeEach(async () => {
  crm = await startCrm();
});
afterEach(() => crm.close());

async function findingsOf(changed: Readonly<Record<string, string>> = {}): Promise<Finding[]> {
  const values: Record<string, string> = {
    crmBaseUrl: crm.apiBaseUrl,
    crmAuthUrl: crm.tokenUrl,
    crmClientId: DEVELOPMENT_CREDENTIALS.crm.clientId,
    crmClientSecret: DEVELOPMENT_CREDENTIALS.crm.clientSecret,
    ...changed,
  };
  const findings: Finding[] = [];
  const check = checkBackendsOfActions(actions, (key) => values[key], { transport: axiosTransport });
  for await (const finding of check) findings.push(finding);
  return findings;
}

describe("checkBackendsOfActions", () => {
  it("asks each address once, and for a token with each set of credentials", async () => {
    const findings = await findingsOf();
    expect(findings.map(({ status }) => status)).toEqual(Array(findings.length).fill("ok"));
    expect(findings.filter(({ seen }) => seen.includes("answers, in"))).toHaveLength(1);
    expect(findings.at(-1)?.seen).toBe("CRM gives a token for its client's credentials.");
  });

  it("names the keys when the credentials are refused", async () => {
    const last = (await findingsOf({ crmClientSecret: "not-it" })).at(-1);
    expect(last).toMatchObject({ status: "failed", seen: expect.stringContaining("401") });
    expect(last?.remedy).toContain("crmClientId and crmClientSecret");
    expect(JSON.stringify(last)).not.toContain("not-it");
  });

  it("only warns when the backend wants a scope, or cannot be reached from here", async () => {
    crm.faults.plan({ match: { method: "POST" }, fault: { kind: "status", status: 400 } });
    expect((await findingsOf()).at(-1)).toMatchObject({
      status: "warning",
      remedy: expect.stringContaining("scope"),
    });
    const gone = await startCrm();
    await gone.close();
    const unreachable = await findingsOf({ crmBaseUrl: gone.url, crmAuthUrl: gone.tokenUrl });
    expect(unreachable.map(({ status }) => status)).toEqual(["warning", "warning"]);
  });

  it("leaves to the configuration's check what is not set", async () => {
    expect(await findingsOf({ crmBaseUrl: "", crmAuthUrl: "", crmClientSecret: "" })).toEqual([]);
  });
});
