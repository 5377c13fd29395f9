import type { Clock } from "../../../foundation/clock";
import { systemClock } from "../../../foundation/clock";
import { checkPlatform } from "../../../commands/doctor/check-platform";
import type { Finding } from "../../../commands/doctor/finding";
import { axiosTransport } from "../../../providers/http/axios-transport";
import { PLATFORMS } from "../../../providers/platforms/platforms";
import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";

const CLIENT = { clientId: "the-client", clientSecret: "the-secret" };

let cxone: CxoneSimulator;
afterEach(() => cxone.close());

async function findingsOf(
  settings: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
): Promise<Finding[]> {
  const all: Record<string, string> = {
    cxoneBaseUrl: cxone.url,
    cxoneClientId: CLIENT.clientId,
    cxoneClientSecret: CLIENT.clientSecret,
    ...settings,
  };
  const get = (key: string) => all[key];
  const reachable = (key: string) => (key === "cxoneBaseUrl" ? cxone.url : all[key]);
  const api = PLATFORMS.cxone.readSettings(reachable, {}).connect().actions;
  const findings: Finding[] = [];
  for await (const finding of checkPlatform("cxone", get, api, { transport: axiosTransport, clock }))
    findings.push(finding);
  return findings;
}

describe("checkPlatform", () => {
  it("is content with an address, a clock, credentials and permissions that do, and writes nothing", async () => {
    cxone = await startCxone({ clients: [CLIENT] });
    const findings = await findingsOf();
    expect(findings.map(({ status }) => status)).toEqual(Array(findings.length).fill("ok"));
    const text = findings.map(({ seen }) => seen).join("\n");
    expect(text).toMatch(
      /answers, in \d+ ms[^]*clocks[^]*token[^]*data:actions:write[^]*data:actions:execute/,
    );
    expect(cxone.actions.list()).toEqual([]);
  });

  it("names the permission that the client lacks", async () => {
    cxone = await startCxone({ clients: [{ ...CLIENT, scopes: ["data:actions:execute"] }] });
    const failed = (await findingsOf()).filter(({ status }) => status === "failed");
    expect(failed).toMatchObject([{ seen: expect.stringContaining("data:actions:write") }]);
  });

  it("tells of refused credentials, and of nothing that needs them", async () => {
    cxone = await startCxone({ clients: [CLIENT] });
    const findings = await findingsOf({ cxoneClientSecret: "another" });
    expect(findings.at(-1)).toMatchObject({ status: "failed" });
    expect(findings.at(-1)?.seen).toMatch(/CXONE_UNAUTHORIZED/);
    expect(JSON.stringify(findings)).not.toContain("another");
  });

  it("tells of an address that nobody answers at, with what to check", async () => {
    cxone = await startCxone({ clients: [CLIENT] });
    const gone = await startCxone();
    await gone.close();
    const findings = await findingsOf({ cxoneBaseUrl: gone.url });
    expect(findings).toMatchObject([{ status: "failed", seen: expect.stringContaining("ECONNREFUSED") }]);
    expect(findings[0]?.remedy).toContain("config get cxoneBaseUrl");
  });

  it("warns of a clock that is minutes off", async () => {
    cxone = await startCxone({ clients: [CLIENT] });
    const clock: Clock = { ...systemClock, epochMs: () => Date.now() + 300_000 };
    const warnings = (await findingsOf({}, clock)).filter(({ status }) => status === "warning");
    expect(warnings).toMatchObject([{ seen: expect.stringMatching(/(299|300|301) s ahead of/) }]);
  });

  it.each(["", "no address"])("says that there is nothing to look at when the address is %j", async (url) => {
    cxone = await startCxone({ clients: [CLIENT] });
    expect(await findingsOf({ cxoneBaseUrl: url })).toMatchObject([{ status: "skipped" }]);
    expect(cxone.log.entries).toEqual([]);
  });
});
