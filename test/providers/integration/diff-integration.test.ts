import { UNKNOWN } from "../../../providers/data-action/unknown-value";
import { diffIntegration } from "../../../providers/integration/diff-integration";
import type { Properties } from "../../../providers/properties";

const STATE = {
  ...{ name: "functions", stack: "project/dev", state: "laptop", fieldFingerprints: "old 0a1b2c3d" },
  credentialId: "credential",
};
const diff = (state: Properties, inputs: Properties) =>
  diffIntegration({ ...STATE, ...state }, { ...STATE, ...inputs });

describe("diffIntegration", () => {
  it("finds nothing to do where program and state agree", () => {
    expect(diff({}, { credentialId: undefined, overwriteDrift: true })).toEqual({
      changes: false,
      replaces: [],
    });
  });

  it.each<[string, Properties, Properties]>([
    ["another name", {}, { name: "other" }],
    ["another stack", {}, { stack: "project/prod" }],
    ["another state", {}, { state: "bucket" }],
    ["another value of a field", {}, { fieldFingerprints: "old 3d2c1b0a" }],
    ["fields that are not known yet", {}, { fieldFingerprints: UNKNOWN }],
    ["an edit by hand that a refresh saw", { editedByHand: "it is not enabled" }, {}],
    ["a field that a refresh saw no action name", { unneededFields: "old" }, {}],
  ])("updates, and never replaces, for %s", (_what, state, inputs) => {
    expect(diff(state, inputs)).toEqual({ changes: true, replaces: [] });
  });
});
