import { diffDataAction as diff } from "../../../providers/data-action/diff-data-action";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import { GENESYS_CAPABILITIES } from "../../../providers/platforms/genesys-cloud/capabilities";
import { type Properties } from "../../../providers/properties";
import { UNKNOWN } from "../../../providers/data-action/unknown-value";

const state: Properties = {
  name: "lookup",
  description: "d",
  contract: "{}",
  runtime: "nodejs18",
  timeoutSeconds: 20,
  codeSha256: "aa",
  manifest: "m",
  environmentFingerprints: "A 12345678",
  version: 3,
};
const inputs: Properties = { ...state, code: { hash: "aa" }, __provider: "new shim" };

const diffDataAction = (before: Properties, after: Properties) => diff(before, after, CXONE_CAPABILITIES);

describe("diffDataAction", () => {
  it("sees no change when only the provider's text, the manifest, tags or instructions differ", () => {
    const next = { ...inputs, manifest: "other", tags: { a: "b" }, overwriteDrift: true, adopt: "42" };
    expect(diffDataAction({ ...state, __provider: "old shim" }, next)).toEqual({
      changes: false,
      replaces: [],
    });
  });

  it.each(["name", "description", "contract", "runtime", "codeSha256", "environmentFingerprints"])(
    "updates in place when %s differs",
    (key) => {
      expect(diffDataAction(state, { ...inputs, [key]: "other" })).toEqual({ changes: true, replaces: [] });
    },
  );

  it("updates in place when timeoutSeconds differs", () => {
    expect(diffDataAction(state, { ...inputs, timeoutSeconds: 21 }).changes).toBe(true);
  });

  it("writes the environment again when a hand may have changed it, if there is one", () => {
    const doubtful = { ...state, environmentUnconfirmed: true };
    expect(diffDataAction(doubtful, inputs).changes).toBe(true);
    const none = { environmentFingerprints: "" };
    expect(diffDataAction({ ...doubtful, ...none }, { ...inputs, ...none }).changes).toBe(false);
  });

  it("expects a change when a value is not known yet", () => {
    expect(diffDataAction(state, { ...inputs, environmentFingerprints: UNKNOWN }).changes).toBe(true);
  });

  it.each([
    ["contract", ["contract"]],
    ["integrationId", ["integrationId"]],
    ["description", []],
  ])("replaces for nothing but what a platform with fixed contracts cannot change: %s", (key, replaces) => {
    expect(diff(state, { ...inputs, [key]: "other" }, GENESYS_CAPABILITIES)).toEqual({
      changes: true,
      replaces,
    });
  });

  it.each(["editedByHand", "leftoverCandidate"])("has something to do when a refresh recorded %s", (key) => {
    expect(diffDataAction({ ...state, [key]: "something" }, inputs)).toEqual({ changes: true, replaces: [] });
  });
});
