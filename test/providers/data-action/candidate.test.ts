import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { VirtualClock } from "../../support/virtual-clock";
import { OneResourceStack } from "../support/one-resource-stack";
import { provideFor } from "../support/provider-under-test";
import { bundleAsset, sampleInputs, sampleTrial } from "../support/sample-program";

const gold = sampleInputs({ trial: sampleTrial("gold") });
const platinum = sampleInputs({ trial: sampleTrial("platinum"), code: bundleAsset("platinum") });

describe("a candidate on CXone", () => {
  let cxone: CxoneSimulator;
  let stack: OneResourceStack;
  const names = () => cxone.actions.list().map(({ name }) => name);
  const writes = () =>
    cxone.log.entries.filter(({ method, path }) => method === "PUT" && path !== "/oauth/token").length;

  beforeEach(async () => {
    cxone = await startCxone();
    stack = new OneResourceStack(await provideFor(cxone.url, new VirtualClock()));
    await stack.up(gold);
  });
  afterEach(() => cxone.close());

  /** As a process does that is killed while the candidate is executed: nothing after it is carried out. */
  async function leaveCandidateBehind(): Promise<void> {
    cxone.faults.plan(
      { match: { path: /\/execute$/ }, fault: { kind: "reset" } },
      { match: { method: "DELETE" }, times: "always", fault: { kind: "refuse" } },
    );
    await expect(stack.up(platinum)).rejects.toThrow();
    cxone.faults.clear();
    expect(names()).toEqual(["lookup", expect.stringMatching(/^lookup--candidate-[0-9a-f]{8}$/)]);
  }

  it("is executed, removed, and only then is the action changed", async () => {
    await stack.up(platinum);
    expect(names()).toEqual(["lookup"]);
    expect(writes()).toBe(1);
  });

  it("that fails keeps the live action as it is, and goes", async () => {
    const [before] = cxone.actions.list();
    await expect(stack.up({ ...platinum, trial: sampleTrial("silver") })).rejects.toThrow(
      "[CXONE_PROOF_FAILED]",
    );
    expect(cxone.actions.list()).toEqual([before]);
    expect(writes()).toBe(0);
  });

  it("that was left behind goes with the next update", async () => {
    await leaveCandidateBehind();
    await stack.up(platinum);
    expect(names()).toEqual(["lookup"]);
  });

  it("that was left behind shows in a refresh, and goes though nothing else is to change", async () => {
    await leaveCandidateBehind();
    expect(await stack.refresh()).toBe("drifted");
    expect(await stack.up(gold)).toBe("updated");
    expect(names()).toEqual(["lookup"]);
    expect(writes()).toBe(0);
  });

  it("that was left behind goes with the action, also where that is gone already", async () => {
    await leaveCandidateBehind();
    const [id = ""] = cxone.actions.list().map((one) => one.id);
    const { state } = stack;
    await (
      await provideFor(cxone.url, new VirtualClock())
    ).delete(id, { ...state?.outputs, trial: undefined });
    expect(names()).toHaveLength(1);
    await stack.destroy();
    expect(names()).toEqual([]);
  });

  it("of somebody else's name stays, and the update says whose it is not", async () => {
    await leaveCandidateBehind();
    const [, candidate] = cxone.actions.list();
    const id = candidate?.id ?? "";
    const other = new OneResourceStack(await provideFor(cxone.url, new VirtualClock()));
    await (await provideFor(cxone.url, new VirtualClock())).delete(id, {});
    await other.up(sampleInputs({ name: candidate?.name }));
    await expect(stack.up(platinum)).rejects.toThrow("[CXONE_NAME_TAKEN]");
    expect(names()).toEqual(["lookup", candidate?.name]);
  });

  it("says which action it was of, what was wrong with the answer, and that nothing was changed", async () => {
    const [live] = cxone.actions.list();
    await expect(stack.up({ ...platinum, trial: sampleTrial("silver") })).rejects.toThrow(
      new RegExp(
        `^Proof of data action "lookup" \\(id ${live?.id}\\) before it is changed failed: .*tier.*[^.]\\. ` +
          "The live action was not touched\\.",
      ),
    );
  });

  it("bears the id of the action it is to replace, for people and for the next run", async () => {
    const [live] = cxone.actions.list();
    await leaveCandidateBehind();
    expect(cxone.actions.list()[1]?.tags).toMatchObject({ "candidate-of": live?.id, stack: "dev" });
  });

  it("whose creation was answered by nobody is found by its name, executed once, and goes", async () => {
    cxone.faults.plan({
      match: { method: "POST", path: "/api/v2/data/actions" },
      fault: { kind: "lost-answer" },
    });
    await stack.up(platinum);
    expect(names()).toEqual(["lookup"]);
    expect(cxone.log.entries.filter(({ path }) => path.endsWith("/execute"))).toHaveLength(1);
  });

  it.each([
    [
      "an execution that the platform calls failed",
      { kind: "status", status: 500 } as const,
      "[CXONE_PROOF_FAILED]",
    ],
    [
      "an execution that the platform refuses",
      { kind: "status", status: 400 } as const,
      "[CXONE_PROOF_FAILED]",
    ],
    ["no answer at all, which says nothing of the action", { kind: "reset" } as const, "[CXONE_UNREACHABLE]"],
  ])("fails by %s", async (_what, fault, code) => {
    cxone.faults.plan({ match: { path: /\/execute$/ }, times: "always", fault });
    await expect(stack.up(platinum)).rejects.toThrow(code);
    expect(names()).toEqual(["lookup"]);
    expect(writes()).toBe(0);
  });

  it("has a legal name, and one of its own, for an action with the longest name", async () => {
    const name = "n".repeat(128);
    const other = new OneResourceStack(await provideFor(cxone.url, new VirtualClock()));
    await other.up({ ...gold, name });
    await other.up({ ...platinum, name });
    expect(names()).toEqual(["lookup", name]);
    const posted = cxone.log.entries.filter(
      ({ method, path }) => method === "POST" && path === "/api/v2/data/actions",
    );
    expect(posted).toHaveLength(3);
  });
});

describe("a candidate on a CXone that keeps no tags", () => {
  it("is known by its name alone, and goes with the next update", async () => {
    const cxone = await startCxone({ extensions: false });
    try {
      const stack = new OneResourceStack(await provideFor(cxone.url, new VirtualClock()));
      await stack.up(gold);
      cxone.faults.plan(
        { match: { path: /\/execute$/ }, fault: { kind: "reset" } },
        { match: { method: "DELETE" }, times: "always", fault: { kind: "refuse" } },
      );
      await expect(stack.up(platinum)).rejects.toThrow();
      cxone.faults.clear();
      expect(cxone.actions.list()).toHaveLength(2);
      await stack.up(platinum);
      expect(cxone.actions.list().map(({ name }) => name)).toEqual(["lookup"]);
    } finally {
      await cxone.close();
    }
  });
});
