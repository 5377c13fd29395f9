import { checkDeployed } from "../../../commands/doctor/check-deployed";
import type { Finding } from "../../../commands/doctor/finding";
import { PLATFORMS } from "../../../providers/platforms/platforms";
import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { actionBody, zipOf } from "../../sim/cxone/cxone-fixture";

let cxone: CxoneSimulator;
afterEach(() => cxone.close());

async function findingsOf(deployed: readonly string[], lost: Readonly<Record<string, string>> = {}) {
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.cxone;
  const settings: Record<string, string> = {
    cxoneBaseUrl: cxone.url,
    cxoneClientId: clientId,
    cxoneClientSecret: clientSecret,
  };
  const api = PLATFORMS.cxone.readSettings((key) => settings[key], {}).connect().actions;
  const ids = new Map(Object.entries(lost));
  for (const name of deployed) {
    const body = actionBody({ name }) as { inputs: object; outputs: object };
    const contract = JSON.stringify({ inputs: body.inputs, outputs: body.outputs });
    const rest = { description: "", runtime: "nodejs18", timeoutSeconds: 5, environment: {}, tags: {} };
    const codeBase64 = zipOf("module.exports = async () => ({});");
    ids.set(name, (await api.postAction({ name, contract, ...rest, codeBase64 })).id);
  }
  const findings: Finding[] = [];
  for await (const finding of checkDeployed(ids, api, "dev")) findings.push(finding);
  return findings;
}

describe("checkDeployed", () => {
  it("finds each action where the stack's state says that it is", async () => {
    cxone = await startCxone();
    expect(await findingsOf(["one", "two"])).toMatchObject([{ status: "ok" }, { status: "ok" }]);
  });

  it("warns of one that is gone, with what makes it again", async () => {
    cxone = await startCxone();
    expect(await findingsOf([], { lost: "no-such-id" })).toMatchObject([
      {
        status: "warning",
        seen: expect.stringContaining("lost"),
        remedy: expect.stringContaining("up --refresh"),
      },
    ]);
  });

  it("warns of what a server without the extension fields does not tell", async () => {
    cxone = await startCxone({ extensions: false });
    const last = (await findingsOf(["one"])).at(-1);
    expect(last).toMatchObject({ status: "warning" });
    expect(last?.seen).toContain("timeoutSeconds");
    expect(last?.seen).toContain("tags");
  });

  it("has nothing to look at before the first update", async () => {
    cxone = await startCxone();
    expect(await findingsOf([])).toMatchObject([{ status: "ok", seen: expect.stringContaining("none yet") }]);
  });
});
