import type { Finding } from "../../commands/doctor/finding";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

let project: TestProject;
beforeAll(async () => {
  project = await createTestProject();
}, 600_000);
afterAll(() => project.close());

describe("npm run doctor", () => {
  it("goes through a stack, says what to type, and ends with how it stands", async () => {
    const well = await runCommand(project, "doctor", "--stack", "test", "--json");
    const report = JSON.parse(well.output) as { ok: boolean; findings: Finding[] };
    expect(report.findings.filter(({ status }) => status !== "ok")).toEqual([]);
    expect([well.exitCode, report.ok]).toEqual([0, true]);
    expect(new Set(report.findings.map(({ area }) => area))).toEqual(
      new Set([
        "tool chain",
        "backend",
        "configuration",
        "backend of actions",
        "artifact store",
        "platform",
        "actions",
      ]),
    );
    for (const secret of Object.values(project.secrets)) expect(well.output).not.toContain(secret);

    await project.setSecret("cxoneClientSecret", "wrong-secret");
    await project.pulumiOk("config", "rm", "crmBaseUrl");
    const ill = await runCommand(project, "doctor", "--stack", "test");
    expect(ill.exitCode).toBe(1);
    expect(ill.output).toContain("FAIL  configuration:");
    expect(ill.output).toContain("crmBaseUrl is missing");
    expect(ill.output).toContain("CXONE_UNAUTHORIZED");
    expect(ill.output).toContain('2 things keep stack "test" from being deployed');
    expect(ill.output).not.toContain("wrong-secret");

    const absent = await runCommand(project, "doctor", "--stack", "nowhere");
    expect([absent.exitCode, absent.output]).toEqual([1, expect.stringContaining("stack init nowhere")]);
  }, 200_000);
});
