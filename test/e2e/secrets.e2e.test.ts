import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { filesContaining, formsIn } from "./support/find-in-files";
import { descendantsOf } from "./support/process-tree";
import { startPulumi } from "./support/start-pulumi";
import { createTestProject, type TestProject } from "./support/test-project";

describe("secrets on the real engine", () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createTestProject();
  }, 600_000);
  afterAll(() => project.close());

  it("stand in no process's arguments, output, state, backup or bundle, and rotate by fingerprint", async () => {
    const secrets: Record<string, string> = { ...project.secrets };
    const { output, commandLines } = await watch(project, "up", "--yes");
    expect(commandLines).toEqual(expect.arrayContaining([expect.stringContaining("dynamic-provider")]));
    expect(commandLines).toEqual(expect.arrayContaining([expect.stringContaining("smoke-test/execute.js")]));
    expectNowhere(secrets, output, commandLines);

    secrets["rotated"] = "rotated/+ client=secret&" + project.secrets.crmClientSecret;
    await project.setSecret("crmClientSecret", secrets["rotated"]);
    const preview = await project.pulumiOk("preview", "--diff");
    expect(
      preview
        .match(/^\s*[-+] +[A-Z_]+ [0-9a-f]{8}$/gm)
        ?.map((line) => line.replace(/[0-9a-f]{8}$/, "…").trim()),
    ).toEqual([
      expect.stringMatching(/^- +CRM_CLIENT_SECRET …$/),
      expect.stringMatching(/^\+ +CRM_CLIENT_SECRET …$/),
    ]);
    // The CRM does not know the new secret: the smoke test fails, and its error goes through every log there is.
    // (From -v=6 on, the engine's own log shows what it hands from process to process, secrets included.)
    const failed = await project.pulumi("up", "--yes", "--debug", "--logflow", "-v=5", "--logtostderr");
    expect(failed.exitCode).not.toBe(0);
    expect(project.cxone.actions.list()[0]?.environment["CRM_CLIENT_SECRET"]).toBe(secrets["rotated"]);

    // And one that CXone refuses, which quotes in its answer what it was sent.
    project.cxone.faults.plan({
      match: { method: "PUT" },
      fault: {
        kind: "status",
        status: 400,
        body: { message: `Bad value ${project.secrets.crmClientSecret}` },
      },
    });
    await project.setSecret("crmClientSecret", project.secrets.crmClientSecret);
    const refused = await project.pulumi("up", "--yes");
    expect(refused.output).toContain("was refused with 400");
    const history = await project.pulumiOk("stack", "history", "--json");
    const state = await project.pulumiOk("stack", "export");
    expectNowhere(secrets, preview + failed.output + refused.output + history + state, []);
  }, 200_000);

  function expectNowhere(
    secrets: Record<string, string>,
    output: string,
    commandLines: readonly string[],
  ): void {
    const folders = [project.stateFolder, path.join(project.folder, ".build")];
    for (const [name, secret] of Object.entries(secrets)) {
      const found = [
        ...folders.flatMap((folder) => filesContaining(folder, secret)),
        ...formsIn(output, secret).map((form) => `output: ${form}`),
        ...commandLines.filter((line) => formsIn(line, secret).length > 0),
      ];
      expect({ [name]: found }).toEqual({ [name]: [] });
    }
  }
});

/** Runs the CLI and notes the command line of every process below it, as any user of the machine could. */
async function watch(project: TestProject, ...args: string[]) {
  const run = startPulumi(project, ...args);
  const commandLines = new Set<string>();
  let ended: { exitCode: number | null; output: string } | void;
  do {
    for (const { commandLine } of descendantsOf(run.pid)) commandLines.add(commandLine);
    ended = await Promise.race([run.finished, wait(2)]);
  } while (!ended);
  if (ended.exitCode !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${ended.output}`);
  return { output: ended.output, commandLines: [...commandLines] };
}
