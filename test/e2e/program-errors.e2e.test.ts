import * as fs from "node:fs";
import * as path from "node:path";
import { runCommand } from "./support/run-command";
import { createTestProject, type PulumiRun, type TestProject } from "./support/test-project";

const action = "action-src/contact-lookup";

/** What no person should have to read past: stack frames, and objects printed with their properties. */
function expectPlain({ exitCode, output }: PulumiRun): void {
  expect(exitCode).toBe(1);
  expect(output).not.toMatch(/^\s+at /m);
  expect(output).not.toMatch(/unhandled|\[Getter|node_modules/);
}

describe("sources with a mistake", () => {
  let project: TestProject;
  const restore: (() => void)[] = [];
  beforeAll(async () => {
    project = await createTestProject();
  }, 600_000);
  afterEach(() => restore.splice(0).forEach((undo) => undo()));
  afterAll(() => project.close());

  /** Puts a statement at the top of a file, for one test; default one that does not compile. */
  function breakSource(file: string, statement = "const broken = ;"): void {
    const absolute = path.join(project.folder, file);
    const before = fs.readFileSync(absolute, "utf8");
    fs.writeFileSync(absolute, `${statement}\n${before}`);
    restore.push(() => fs.writeFileSync(absolute, before));
  }

  it("have a handler's file and line reported, by pulumi and by npm run bundle, when it does not compile", async () => {
    breakSource(`${action}/handler.ts`);
    const preview = await project.pulumi("preview");
    const bundle = await runCommand(project, "bundle", path.basename(action), "--out", "never.zip");

    for (const run of [preview, bundle]) {
      expectPlain(run);
      expect(run.output).toMatch(
        /Bundling action "contact-lookup" failed:[^]*handler\.ts:1:15:[^]*\[BUNDLE_FAILED\]/,
      );
    }
  }, 60_000);

  it("have a description's file and line reported when it does not compile", async () => {
    breakSource(`${action}/contract.ts`);
    const run = await project.pulumi("preview");

    expectPlain(run);
    expect(run.output).toMatch(/ action-src\/contact-lookup\/contract\.ts:1:15:[^]*\[ACTION_INVALID\]/);
  }, 60_000);

  it("have the place reported that throws when a description is loaded", async () => {
    breakSource(`${action}/contract.ts`, "interface Unused {}\nthrow new RangeError();");
    const run = await project.pulumi("preview");

    expectPlain(run);
    expect(run.output).toMatch(
      / action-src\/contact-lookup\/action\.ts: [^\n]*, at action-src\/contact-lookup\/contract\.ts:2:7: RangeError\n[^]*\[ACTION_INVALID\]/,
    );
  }, 60_000);

  it("have the place alone reported that fails when nobody waits for it any more", async () => {
    breakSource(
      `${action}/contract.ts`,
      "interface Unused {}\nvoid Promise.reject(new Error('nobody waits'));",
    );
    const { exitCode, output } = await project.pulumi("preview");

    expect(exitCode).toBe(1);
    const frames = output.split("\n").filter((line) => /^\s+at /.test(line));
    expect(frames).toEqual([expect.stringMatching(/action-src\/contact-lookup\/contract\.ts:2:21\)?$/)]);
  }, 60_000);

  it("have a folder without action.ts reported before the configuration that lacks its keys", async () => {
    const file = path.join(project.folder, action, "action.ts");
    fs.renameSync(file, `${file}.bak`);
    restore.push(() => fs.renameSync(`${file}.bak`, file));
    const run = await project.pulumi("preview");

    expectPlain(run);
    expect(run.output).toMatch(/action-src\/contact-lookup: it has no action\.ts[^]*\[ACTION_INVALID\]/);
    expect(run.output).not.toContain("pulumi config rm");
  }, 60_000);

  it("have file and line reported, by pulumi and by npm run bundle, when the program does not compile", async () => {
    breakSource("infra/config/read-config.ts");
    breakSource("infra/bundle/zip.ts");
    const preview = await project.pulumi("preview");
    const bundle = await runCommand(project, "bundle", path.basename(action), "--out", "never.zip");

    expectPlain(preview);
    expectPlain(bundle);
    expect(preview.output).toMatch(
      / infra\/config\/read-config\.ts:1:15:[^]*const broken = ;[^]*\[SOURCE_INVALID\]/,
    );
    expect(bundle.output).toMatch(/ infra\/bundle\/zip\.ts:1:15:[^]*\[SOURCE_INVALID\]/);
  }, 60_000);

  it("have file and line reported when the provider does not compile", async () => {
    breakSource("providers/platforms/cxone/api-paths.ts");
    const run = await project.pulumi("preview");

    expectPlain(run);
    expect(run.output).toMatch(/ providers\/platforms\/cxone\/api-paths\.ts:1:15:[^]*\[SOURCE_INVALID\]/);
  }, 60_000);
});
