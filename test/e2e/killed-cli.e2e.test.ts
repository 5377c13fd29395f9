import { setTimeout as wait } from "node:timers/promises";
import type { FaultMatch } from "../../sim/faults/fault";
import { installedCommandPlugin } from "../../tools/tool-chain/command-plugin.js";
import { descendantsOf, killAll, type RunningProcess, stillRunning } from "./support/process-tree";
import { writeSampleActions } from "./support/sample-actions";
import { startPulumi, untilInFlight } from "./support/start-pulumi";
import { createTestProject, type TestProject } from "./support/test-project";

/** Twice what it takes on a busy machine. */
const PATIENCE_MS = 20_000;

describe("a CLI that was killed in the middle of a call", () => {
  let project: TestProject;
  /** What the killed CLI had started. */
  let below: RunningProcess[] = [];
  beforeAll(async () => {
    project = await createTestProject();
    writeSampleActions(project, ["action-one"]);
  }, 600_000);
  afterEach(() => killAll(stillRunning(below)));
  afterAll(() => project.close());

  async function killDuring(match: FaultMatch): Promise<void> {
    project.cxone.faults.plan({ match, fault: { kind: "stall" } });
    const run = startPulumi(project, "up", "--yes", "--skip-preview");
    await untilInFlight(project.cxone, run);
    below = descendantsOf(run.pid).filter((one) => !isOfPulumi(one));
    killAll([{ pid: run.pid, parentPid: process.pid, commandLine: "pulumi" }]);
    await run.finished;
  }

  async function survivors(): Promise<string[]> {
    const until = Date.now() + PATIENCE_MS;
    while (stillRunning(below).length > 0 && Date.now() < until) await wait(100);
    return stillRunning(below).map(({ commandLine }) => commandLine);
  }

  it("leaves no process behind: neither the provider and its compiler, nor a smoke test and its plugin", async () => {
    const actions = "/api/v2/data/actions";
    await killDuring({ method: "POST", path: actions });
    expect(below.filter(({ commandLine }) => commandLine.includes("dynamic-provider"))).not.toEqual([]);
    expect(await survivors()).toEqual([]);

    if (installedCommandPlugin(process.env) === "real") return;
    await project.pulumiOk("cancel", "--yes");
    await killDuring({ method: "POST", path: /execute$/ });
    expect(below.filter(({ commandLine }) => commandLine.includes("smoke-test"))).not.toEqual([]);
    expect(await survivors()).toEqual([]);
  }, 300_000);
});

/** Pulumi's own language host and, where it is installed, command plugin: they look for their engine every five minutes. */
function isOfPulumi({ commandLine }: RunningProcess): boolean {
  if (/pulumi-language-nodejs\S* (?:\S+ )*127\.0\.0\.1:\d+$/.test(commandLine)) return true;
  return installedCommandPlugin(process.env) === "real" && /resource-command|smoke-test/.test(commandLine);
}
