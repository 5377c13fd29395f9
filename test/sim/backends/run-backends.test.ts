import * as fs from "node:fs";
import * as path from "node:path";
import { runBackends, type RunningBackends } from "../../../sim/backends/run-backends";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const folder = useTemporaryFolder();
const started: RunningBackends[] = [];
afterEach(() => Promise.all(started.splice(0).map((each) => each.close())));

/** A project in the test's folder whose actions bring these simulated backends, by action. */
function project(sims: Readonly<Record<string, string>>) {
  for (const name of ["sim", "load", "foundation", "node_modules"])
    fs.symlinkSync(path.join(checkout, name), path.join(folder(), name));
  for (const [name, source] of Object.entries(sims)) {
    const action = path.join(folder(), "action-src", name);
    fs.mkdirSync(action, { recursive: true });
    fs.writeFileSync(path.join(action, "sim.ts"), source);
  }
}

async function run(owner = "ours"): Promise<RunningBackends> {
  const dataDir = path.join(folder(), ".sim");
  const running = await runBackends({
    actionsFolder: path.join(folder(), "action-src"),
    dataDir,
    belongsTo: { owner, dataDir },
  });
  started.push(running);
  return running;
}

const sim = (answer: string) => `import { defineSim } from "../../sim/backends/define-sim";
import { HttpError } from "../../sim/http/http-error";
import { jsonAnswer } from "../../sim/http/message";
export const sim = defineSim({
  configuration: ({ url, secret }) => ({ stockUrl: url, stockKey: secret }),
  routes: ({ secret }) => [
    { method: "GET", path: "/stock", handle: ({ headers }) => {
      if (headers.authorization !== secret) throw new HttpError(401, "unauthorized", "No.");
      return jsonAnswer(200, { answer: ${JSON.stringify(answer)} });
    } },
  ],
});
`;

describe("runBackends", () => {
  it("starts the backend of each action that brings one, with what it offers to the configuration", async () => {
    project({ "b-action": sim("b"), "a-action": sim("a") });
    fs.mkdirSync(path.join(folder(), "action-src", "without"));
    const { all } = await run();
    expect(all.map(({ name }) => name)).toEqual(["a-action", "b-action"]);
    for (const { name, url, configuration } of all) {
      expect(configuration).toEqual({ stockUrl: url, stockKey: expect.stringMatching(/^[\w-]{32}$/) });
      const headers = { authorization: configuration.stockKey ?? "" };
      expect(await (await fetch(`${url}/stock`, { headers })).json()).toEqual({ answer: name[0] });
      const refused = await fetch(`${url}/stock`);
      expect([refused.status, await refused.json()]).toEqual([401, { code: "unauthorized", message: "No." }]);
    }
  });

  it("meets faults that are planned at its own address", async () => {
    project({ action: sim("a") });
    const [backend] = (await run()).all;
    const fault = { fault: { kind: "status", status: 503 } };
    await fetch(`${backend?.url}/sim/faults`, { method: "POST", body: JSON.stringify(fault) });
    expect((await fetch(`${backend?.url}/stock`)).status).toBe(503);
  });

  it("offers the same when it is started again, so that nothing has to be deployed anew", async () => {
    project({ action: sim("a") });
    const first = await run();
    await first.close();
    const again = await run();
    expect(again.all[0]?.configuration).toEqual(first.all[0]?.configuration);
    const kept = path.join(folder(), ".sim", "backends", "action.json");
    expect(fs.statSync(kept).mode & 0o077).toBe(0);
  });

  it("uses one that this checkout serves already, and leaves it running", async () => {
    project({ action: sim("a") });
    const first = await run();
    const second = await run();
    expect(second.all[0]).toMatchObject({
      url: first.all[0]?.url,
      configuration: first.all[0]?.configuration,
    });
    await second.close();
    expect((await fetch(`${first.all[0]?.url}/stock`)).status).toBe(401);
  });

  it("takes a free port when somebody else has the one it had", async () => {
    project({ action: sim("a") });
    const theirs = await run("theirs");
    const ours = await run("ours");
    expect(ours.all[0]?.url).not.toBe(theirs.all[0]?.url);
    expect((await fetch(`${ours.all[0]?.url}/stock`)).status).toBe(401);
  });

  it.each([
    ["exports no sim", "export const other = 1;", "it exports no `sim = defineSim"],
    ["throws", 'throw new Error("broken on purpose");', "broken on purpose"],
  ])(
    "says in three parts what is wrong when a sim.ts %s, and leaves none running",
    async (_name, source, seen) => {
      project({ "a-action": sim("a"), "b-action": source });
      const failure = (await run().catch((error: unknown) => error)) as Error & { code: string };
      expect(failure.code).toBe("SIM_BACKEND_INVALID");
      expect(failure.message).toContain(
        "Reading the simulated backend of b-action (action-src/b-action/sim.ts)",
      );
      expect(failure.message).toContain(seen);
      expect(failure.message).toContain("Fix it, or remove the file");
    },
  );

  it("names file and line when a sim.ts does not compile", async () => {
    project({ action: "export const sim = ;" });
    await expect(run()).rejects.toMatchObject({
      code: "SOURCE_INVALID",
      message: expect.stringContaining("action-src/action/sim.ts:1:19"),
    });
  });
});
