import { diffDataAction as diff } from "../../../providers/data-action/diff-data-action";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import { hasUnknown, UNKNOWN } from "../../../providers/data-action/unknown-value";

describe("hasUnknown", () => {
  it.each([UNKNOWN, [UNKNOWN], { a: UNKNOWN }, { a: [null, { b: UNKNOWN }] }])("finds it in %p", (value) => {
    expect(hasUnknown(value)).toBe(true);
  });

  it.each([undefined, null, "", `${UNKNOWN}!`, `x${UNKNOWN}`, [], {}, 7, { a: [null, "b"] }])(
    "does not find it in %p",
    (value) => {
      expect(hasUnknown(value)).toBe(false);
    },
  );
});

const diffDataAction = (state: object, inputs: object) =>
  diff({ ...state }, { ...inputs }, CXONE_CAPABILITIES);

describe("diffDataAction", () => {
  const state = { name: "lookup", environmentFingerprints: "" };

  it("expects a change of a value that is not known yet, though the state says the same", () => {
    expect(diffDataAction({ ...state, name: UNKNOWN }, { ...state, name: UNKNOWN }).changes).toBe(true);
  });

  it("has the update refused where another stack took the action over, unless that is this one's new name", () => {
    const taken = { ...state, managedByOtherStack: "shop/dev" };
    expect(diffDataAction(taken, { ...state, tags: { stack: "shop/prod" } }).changes).toBe(true);
    expect(diffDataAction(taken, { ...state, tags: { stack: "shop/dev" } }).changes).toBe(false);
    expect(diffDataAction(state, { ...state, tags: { stack: "shop/prod" } }).changes).toBe(false);
  });
});
