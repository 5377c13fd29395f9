import {
  refreshedInputs,
  refreshedState,
  stateAfterWrite,
  stateOfUnfinished,
} from "../../../providers/data-action/recorded-state";
import { readDesiredAction } from "../../../providers/data-action/desired-action";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import type { Properties } from "../../../providers/properties";
import { SAMPLE_CONTRACT_TEXT } from "../support/sample-program";
import { checkedInputs, recordOf, without } from "./scripted-api";

const DOUBTFUL = "CRM_CLIENT_ID changed-in-cxone\nCRM_CLIENT_SECRET changed-in-cxone";

/** A state of version 3, and what CXone shows of the action since. */
async function scene(overrides: Properties = {}) {
  const inputs = await checkedInputs(overrides);
  const record = recordOf(inputs);
  return { inputs, record, state: stateAfterWrite(inputs, record) };
}

describe("refreshedState", () => {
  it("has no property without a value, for the engine knows no undefined", async () => {
    const { state, record } = await scene();
    expect(Object.values(refreshedState(state, record))).not.toContain(undefined);
    expect(Object.keys(refreshedInputs(refreshedState(state, record)))).not.toContain("managedByOtherStack");
  });

  it("keeps what CXone does not tell", async () => {
    const { state, record } = await scene();
    const refreshed = refreshedState(
      state,
      without(record, "codeSha256", "timeoutSeconds", "environmentNames"),
    );
    expect(refreshed).toMatchObject({
      codeSha256: state["codeSha256"],
      timeoutSeconds: 20,
      environmentFingerprints: state["environmentFingerprints"],
    });
  });

  it("keeps the contract that the program deployed beside one that was changed by hand, however often", async () => {
    const { state, record } = await scene();
    const first = refreshedState(state, { ...record, contract: "by hand" });
    expect(first).toMatchObject({ contract: "by hand", contractBeforeDrift: SAMPLE_CONTRACT_TEXT });
    const second = refreshedState(first, { ...record, contract: "by hand again" });
    expect(second).toMatchObject({ contract: "by hand again", contractBeforeDrift: SAMPLE_CONTRACT_TEXT });
    expect(refreshedInputs(second)).toHaveProperty("contractBeforeDrift", SAMPLE_CONTRACT_TEXT);
    expect(refreshedState(second, record)).not.toHaveProperty("contractBeforeDrift");
    expect(refreshedState(state, record)).not.toHaveProperty("contractBeforeDrift");
  });

  it("defends no contract where the state has none", async () => {
    const { state, record } = await scene();
    expect(refreshedState({ ...state, contract: "" }, record)).not.toHaveProperty("contractBeforeDrift");
  });

  it("says that values of the environment are not certain from another version until the next write", async () => {
    const { state, record } = await scene();
    const drifted = refreshedState(state, { ...record, version: 4, description: "By hand" });
    expect(drifted["environmentUnconfirmed"]).toBe(true);
    expect(refreshedState(drifted, { ...record, version: 4 })["environmentUnconfirmed"]).toBe(true);
    expect(refreshedInputs(drifted)["environmentUnconfirmed"]).toBe(true);
  });

  it.each<[string, (state: Properties) => Properties, (record: ActionRecord) => ActionRecord]>([
    ["the version is the state's", (state) => state, (record) => record],
    ["the state knows no version", ({ version: _version, ...state }) => state, (record) => record],
    ["the server tells no version", (state) => state, (record) => without(record, "version")],
  ])("takes the environment for certain when %s", async (_case, stateOf, recordOfCxone) => {
    const { state, record } = await scene();
    const refreshed = refreshedState(stateOf(state), recordOfCxone(record));
    expect(refreshed).not.toHaveProperty("environmentUnconfirmed");
    expect(refreshed["environmentFingerprints"]).toBe(state["environmentFingerprints"]);
  });

  it("shows every variable as changed when a newer version looks the same", async () => {
    const { state, record } = await scene();
    expect(refreshedState(state, { ...record, version: 4 })["environmentFingerprints"]).toBe(DOUBTFUL);
  });

  it("leaves the fingerprints when what can be seen says what was changed", async () => {
    const { state, record } = await scene();
    const refreshed = refreshedState(state, { ...record, version: 4, description: "By hand" });
    expect(refreshed["environmentFingerprints"]).toBe(state["environmentFingerprints"]);
  });

  it("shows every variable as changed when a newer version is proven to be a write of ours", async () => {
    const { state, record } = await scene();
    const desired = await readDesiredAction(await checkedInputs({ description: "Changed" }));
    const ours = { ...record, version: 4, description: "Changed", tags: desired.definition(3).tags };
    expect(refreshedState(state, ours)["environmentFingerprints"]).toBe(DOUBTFUL);
    expect(
      refreshedState({ ...state, fingerprintKey: "cd".repeat(32) }, ours)["environmentFingerprints"],
    ).toBe(state["environmentFingerprints"]);
  });
});

describe("stateOfUnfinished", () => {
  it("has every variable that CXone shows written again, and names the provider", async () => {
    const { inputs, record } = await scene();
    const outputs = stateOfUnfinished(inputs, record);
    expect(outputs).toMatchObject({ environmentFingerprints: DOUBTFUL, __provider: "the shim", version: 3 });
    expect(stateOfUnfinished(inputs, without(record, "environmentNames"))["environmentFingerprints"]).toBe(
      "",
    );
  });
});
