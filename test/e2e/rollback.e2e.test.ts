import { createHash, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { type CrmSimulator, startCrm } from "../../sim/crm/start-crm";
import { filesContaining } from "./support/find-in-files";
import { ACTION, addOutput, breakHandler, editHandler } from "./support/action-edits";
import { runCommand } from "./support/run-command";
import { createTestProject, type PulumiRun, type TestProject } from "./support/test-project";

interface HistoryDocument {
  readonly updates: readonly {
    readonly number: number;
    readonly result: string;
    readonly message: string;
    readonly endedAt: string;
    readonly actions: Record<
      string,
      { release: string; code: string; contractVersion: string; current: boolean }
    >;
  }[];
}

jest.setTimeout(300_000);

describe("going back by stack history", () => {
  let project: TestProject;
  let crm: CrmSimulator | undefined;
  const rollback = (...args: string[]): Promise<PulumiRun> =>
    runCommand(project, "rollback", "--stack", "test", ...args);
  const history = async (): Promise<HistoryDocument> => {
    const { output } = await runCommand(project, "history", "--stack", "test", "--json");
    return JSON.parse(output) as HistoryDocument;
  };
  const live = () => {
    const [action, ...others] = project.cxone.actions.list();
    if (!action || others.length > 0) throw new Error("There is not exactly one action.");
    return action;
  };
  /** Of the very bytes that CXone has. */
  const liveSha256 = () => createHash("sha256").update(project.cxone.actions.readCode(live())).digest("hex");
  const storeFolder = () => path.join(project.stateFolder, "artifacts", "cxone-data-actions");
  const executions = () => project.cxone.log.entries.filter(({ path: at }) => at.endsWith("/execute")).length;

  beforeAll(async () => {
    project = await createTestProject();
  }, 600_000);
  afterAll(async () => {
    await crm?.close();
    await project.close();
  });

  // The steps build on each other: this is one story, told in order.
  it("restores the very bytes and contract of an update, by number, time and hash, and keeps secrets current", async () => {
    await project.pulumiOk("up", "--yes", "--message", "first");
    const first = { ...live(), sha256: liveSha256() };
    editHandler(project, "second");
    await project.pulumiOk("up", "--yes", "--message", "second");
    const second = { ...live(), sha256: liveSha256() };
    addOutput(project, "loyaltyPoints");
    await project.pulumiOk("up", "--yes", "--message", "third");
    const third = live();
    expect(Object.keys(third.outputs.properties)).toContain("loyaltyPoints");

    const table = await runCommand(project, "history", "--stack", "test");
    expect(table.exitCode).toBe(0);
    const lines = table.output.split("\n");
    expect(lines[0]).toMatch(new RegExp(`^# +when +who +commit +result +message +${ACTION}$`));
    expect(lines[1]).toMatch(/^3 .* succeeded +third +\* [0-9a-f]{7}, [\d,]+ B, contract [0-9a-f]{7}$/);
    expect(lines[3]).toMatch(/^1 .* succeeded +first +[0-9a-f]{7}, [\d,]+ B, contract [0-9a-f]{7}$/);
    const rows = (await history()).updates;
    expect(rows.map(({ number, message }) => [number, message])).toEqual([
      [3, "third"],
      [2, "second"],
      [1, "first"],
    ]);
    expect(rows.map(({ actions }) => actions[ACTION]?.code)).toEqual([
      third.codeSha256,
      second.codeSha256,
      first.codeSha256,
    ]);
    expect(rows[0]?.actions[ACTION]?.contractVersion).not.toBe(rows[1]?.actions[ACTION]?.contractVersion);

    // The CRM's secret is rotated, and the old one works no more.
    const rotated = randomBytes(18).toString("base64");
    crm = await startCrm({ credentials: { clientId: "test-crm", clientSecret: rotated } });
    await project.pulumiOk("config", "set", "crmBaseUrl", crm.apiBaseUrl);
    await project.pulumiOk("config", "set", "crmAuthUrl", crm.tokenUrl);
    await project.setSecret("crmClientSecret", rotated);

    const preview = await rollback("--to", "1", "--preview");
    expect(preview).toMatchObject({ exitCode: 0 });
    expect(preview.output).toContain(`Rollback to 1, stack test:`);
    expect(preview.output).toContain(
      "contract: outputs.loyaltyPoints removed (string) - BREAKING: flows may use it",
    );
    expect(preview.output).toContain("This was a preview: nothing was changed.");
    expect(live()).toMatchObject({ version: 3 });

    expect(await rollback("--to", "1")).toMatchObject({
      exitCode: 2,
      output: expect.stringContaining("there is no terminal to ask on: give --yes"),
    });

    const executed = executions();
    const back = await rollback("--to", "1", "--yes");
    expect(back).toMatchObject({ exitCode: 0 });
    expect(back.output).toContain("a plain `pulumi up`, the one on merge included, deploys the source again");
    expect(live()).toMatchObject({ id: first.id, version: 4, outputs: first.outputs });
    expect(liveSha256()).toBe(first.sha256);
    expect(executions()).toBe(executed + 1);
    expect(live().environment["CRM_CLIENT_SECRET"]).toBe(rotated);
    expect(crm.log.entries.some(({ path: at, status }) => at.startsWith("/contacts") && status === 200)).toBe(
      true,
    );

    const after = (await history()).updates;
    expect(after[0]).toMatchObject({ number: 4, message: "Rollback to 1", result: "succeeded" });
    expect(after.map(({ actions }) => actions[ACTION]?.current)).toEqual([true, false, false, true]);
    const next = await project.pulumiOk("preview", "--diff");
    expect(next).toMatch(/^\s*\+ loyaltyPoints/m);

    const nothing = await rollback("--to", "1", "--yes");
    expect(nothing).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("is at that release already"),
    });
    expect((await history()).updates).toHaveLength(4);

    const byTime = await rollback("--to", rows[1]?.endedAt.replace(/\.\d+Z$/, "Z") ?? "", "--yes");
    expect(byTime).toMatchObject({ exitCode: 0 });
    expect(liveSha256()).toBe(second.sha256);

    const byHash = await rollback("--to", rows[2]?.actions[ACTION]?.release.slice(0, 7) ?? "", "--yes");
    expect(byHash).toMatchObject({ exitCode: 0 });
    expect(liveSha256()).toBe(first.sha256);
    expect((await history()).updates[0]?.message).toBe(
      `Rollback to release ${rows[2]?.actions[ACTION]?.release.slice(0, 7)}`,
    );

    for (const secret of [rotated, ...Object.values(project.secrets)])
      expect(filesContaining(project.stateFolder, secret)).toEqual([]);
  });

  it.each([
    ["an unknown number", "99", "it has no update 99; its updates are: 1 to 6", 1],
    ["a time before the first update", "2020-01-01T00:00:00Z", "is before its first update", 1],
    ["an unknown hash", "0000000", "no action's ledger has a release that begins with 0000000", 1],
    ["a time without a zone", "2026-01-01T00:00:00", "is not a whole point in time", 2],
  ])("changes nothing and says why when it is given %s", async (_what, to, seen, exitCode) => {
    const before = live();
    expect(await rollback("--to", to, "--yes")).toMatchObject({
      exitCode,
      output: expect.stringContaining(seen),
    });
    expect(live()).toEqual(before);
  });

  it("changes nothing and names the object when the store lost it or holds another content", async () => {
    const before = live();
    const { updates } = await history();
    const { release, code } = updates.find(({ number }) => number === 3)?.actions[ACTION] ?? {
      release: "",
      code: "",
    };
    const [releaseFile, codeFile] = [`${release}.json`, `${code}.zip`].map((name) =>
      path.join(storeFolder(), name),
    );
    for (const [file = "", damage, seen] of [
      [codeFile, (name: string) => fs.appendFileSync(name, "x"), "have another sha256 than its name says"],
      [codeFile, (name: string) => fs.rmSync(name), "there is no such object"],
      [releaseFile, (name: string) => fs.rmSync(name), "there is no such object"],
    ] as const) {
      const content = fs.readFileSync(file);
      damage(file);
      const run = await rollback("--to", "3", "--yes");
      expect(run).toMatchObject({ exitCode: 1, output: expect.stringContaining(seen) });
      expect(run.output).toContain(path.basename(file));
      if (file !== releaseFile) fs.writeFileSync(file, content);
      else {
        const table = await runCommand(project, "history", "--stack", "test", "--limit", "6");
        expect(table.output).toContain(`${release.slice(0, 7)}, ?, contract ?`);
        expect(table.output).toContain("?  The artifact store does not tell:");
        fs.writeFileSync(file, content);
      }
    }
    const away = `${storeFolder()}.away`;
    fs.renameSync(storeFolder(), away);
    expect(await rollback("--to", "3", "--yes")).toMatchObject({ exitCode: 1 });
    fs.renameSync(away, storeFolder());
    expect(live()).toEqual(before);
    expect((await history()).updates).toEqual(updates);
  });

  it("goes back by itself when the smoke test of a deployment fails, and says both", async () => {
    const before = { ...live(), sha256: liveSha256() };
    const fix = breakHandler(project);
    const run = await runCommand(project, "deploy", "--stack", "test", "--rollback-on-failure", "--yes");
    expect(run.exitCode).toBe(1);
    expect(run.output).toContain('The update of stack "test" failed');
    expect(run.output).toContain(`${ACTION} was rolled back: it is at release`);
    expect(liveSha256()).toBe(before.sha256);
    expect(live()).toMatchObject({ id: before.id, outputs: before.outputs });
    const { updates } = await history();
    expect(updates.slice(0, 2).map(({ result, message }) => [result, message])).toEqual([
      ["succeeded", `Rollback after the failed update ${updates[1]?.number}`],
      ["failed", ""],
    ]);
    const refused = await rollback("--to", String(updates[1]?.number), "--yes");
    expect(refused).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("was never shown to work"),
    });

    fix();
    const deployed = await runCommand(project, "deploy", "--stack", "test", "--rollback-on-failure", "--yes");
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(liveSha256()).not.toBe(before.sha256);
  });
});
