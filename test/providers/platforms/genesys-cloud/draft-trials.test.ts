import type { Trial } from "../../../../providers/platforms/data-actions-api";
import { afterAnswer, GenesysOrganization, trialThat } from "../../support/genesys-organization";

let organization: GenesysOrganization;
beforeEach(async () => {
  organization = await GenesysOrganization.start();
});
afterEach(() => organization.sim.close());

const OPERATION = /^Test of the draft of data action "lookup" \(id custom_-_[\w-]+\) failed: /;
/** Makes an action whose draft has to pass a trial, which the platform answers with these bodies, in turn. */
async function tried(trial: Trial, ...answers: readonly object[]): Promise<void> {
  for (const body of answers)
    organization.fault("POST /draft/test", { kind: "raw-body", body: JSON.stringify(body) });
  await organization.connect().postAction(organization.definition(), trial);
}
const live = () => organization.sim.organization.actions.list().map(({ published }) => published?.name);
const failed = (...operations: readonly unknown[]) => ({ success: false, operations });
const early = (message: string) => failed({ name: "Execute", success: false, error: { message } });
const TOO_EARLY = early("Function zipfile has not been applied");

describe("the trial of a draft on Genesys Cloud", () => {
  it("is an execution with the case's inputs, whose outputs are judged", async () => {
    const judged: unknown[] = [];
    const judge = (outputs: unknown) => void judged.push(outputs);
    await tried(trialThat(judge), { success: true, finalResult: { tier: "gold" } });
    expect(judged).toEqual([{ tier: "gold" }]);
    expect(live()).toEqual(["lookup"]);
    expect(organization.count("POST /draft/test")).toBe(1);
  });

  it.each([{ success: true }, { success: true, finalResult: "gold" }])(
    "judges outputs that are not there too: %j",
    async (answer) => {
      const judge = (outputs: object) => `there are ${Object.keys(outputs).length} outputs. `;
      await expect(tried(trialThat(judge), answer)).rejects.toThrow(
        /failed: there are 0 outputs\. Nothing was published\..*\[PLATFORM_PROOF_FAILED\]$/,
      );
      expect(live()).toEqual([]);
    },
  );

  it.each<[string, object, string]>([
    [
      "the step that failed",
      failed(
        { name: "Validate input", success: true },
        "none",
        null,
        { name: "Execute", success: false, error: { message: "It broke" } },
        { name: "Later", success: false, error: { message: "Not reached" } },
      ),
      '"Execute": It broke.',
    ],
    [
      "a step without a reason",
      failed({ name: "Execute", success: false, error: "none" }),
      '"Execute": the execution failed, without a reason.',
    ],
    [
      "a step that says so by its name alone, beside the whole's reason",
      { ...failed({ name: "Execute", success: false }), error: { message: "It broke" } },
      '"Execute": It broke.',
    ],
    ["a step without a name", failed({ success: false, error: { message: "It broke" } }), "It broke."],
    ["the whole's own reason", { ...failed(), error: { message: "It broke" } }, "It broke."],
    ["nothing", { operations: "none" }, "the execution failed, without a reason."],
    ["something long", { error: { message: "m".repeat(600) } }, `${"m".repeat(500)}.`],
    ["several stops", { error: { message: "It broke... " } }, "It broke."],
  ])("fails with what the platform tells: %s", async (_what, answer, reason) => {
    const never = trialThat(() => {
      throw new Error("there is nothing to judge");
    });
    const refused = tried(never, answer);
    await expect(refused).rejects.toThrow(OPERATION);
    await expect(refused).rejects.toThrow(`failed: ${reason} Nothing was published.`);
    expect(live()).toEqual([]);
  });

  it("shows nothing of the case's inputs", async () => {
    const trial = trialThat(undefined, { name: "Jane Doe", phone: 5550123 });
    const refused = tried(trial, early("no Jane Doe at 5550123"));
    await expect(refused).rejects.toThrow(OPERATION);
    await expect(refused).rejects.not.toThrow(/Jane|5550123/);
  });

  it("shows nothing of them where the platform refuses the execution either", async () => {
    organization.fault("POST /draft/test", {
      kind: "status",
      status: 400,
      body: { message: "no Jane Doe at 5550123" },
    });
    const refused = tried(trialThat(undefined, { name: "Jane Doe", phone: 5550123 }));
    await expect(refused).rejects.toThrow("[PLATFORM_REFUSED]");
    await expect(refused).rejects.not.toThrow(/Jane|5550123/);
  });

  it.each([
    "Function zipfile has not been applied",
    "The zip file has not been applied yet",
    "ZIPFILE has not been applied",
  ])("is made again, three seconds later, where it came too early: %s", async (message) => {
    await tried(trialThat(), early(message), early(message), { success: true });
    expect(organization.count("POST /draft/test")).toBe(3);
    expect(organization.clock.sleptMs).toEqual([3_000, 3_000]);
    expect(live()).toEqual(["lookup"]);
  });

  it("is given up where it comes too early eight times", async () => {
    const answers = Array.from({ length: 9 }, () => TOO_EARLY);
    await expect(tried(trialThat(), ...answers)).rejects.toThrow("Function zipfile has not been applied.");
    expect(organization.count("POST /draft/test")).toBe(8);
    expect(organization.clock.sleptMs).toHaveLength(7);
  });

  it("is waited for longer than other calls, for a function may start cold", async () => {
    const { clock } = organization;
    let afterHalfAMinute = 0;
    const slow = afterAnswer("POST /draft/test", (answer) => {
      clock.advanceBy(39_000);
      afterHalfAMinute = clock.pendingTimers;
      clock.advanceBy(2_000);
      return answer;
    });
    organization.fault("POST /draft/test", { kind: "raw-body", body: '{"success":true}' });
    await organization.connect(slow).postAction(organization.definition(), trialThat());
    expect(afterHalfAMinute).toBe(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it("that ends by a defect of ours is no failure of the action's, and leaves no draft", async () => {
    const defect = new TypeError("a defect");
    const trial = trialThat(() => {
      throw defect;
    });
    await expect(tried(trial, { success: true })).rejects.toBe(defect);
    expect(organization.sim.organization.actions.list()).toEqual([]);
  });
});
