import { collectReview } from "../../../commands/review/collect-review";
import type { ActionReview } from "../../../commands/review/action-review";
import { fixture, reviewOf } from "./fixture";

function actionOf(name: string): ActionReview {
  const [action] = reviewOf(name).actions;
  if (action === undefined) throw new Error(`${name} has no action`);
  return action;
}

describe("collectReview", () => {
  it("is empty when nothing changes", () => {
    expect(reviewOf("nothing")).toMatchObject({ actions: [], others: [] });
  });

  it("shows a new action with its settings and contract, none of it breaking", () => {
    const action = actionOf("create");
    expect(action).toMatchObject({
      name: "crm-contact-enrichment",
      operation: "create",
      goneFromPlatform: false,
    });
    expect(action.settings.map(({ setting }) => setting)).toEqual([
      "name",
      "description",
      "runtime",
      "timeout",
    ]);
    expect(action.contract.map(({ kind }) => kind)).toEqual(action.contract.map(() => "added"));
    expect(action.contract.filter(({ breaking }) => breaking)).toEqual([]);
    expect(action.bundle?.before).toBeUndefined();
  });

  it("shows what an update changes and nothing else", () => {
    const action = actionOf("update");
    expect(action.operation).toBe("update");
    expect(action.settings).toEqual([{ setting: "timeout", before: "30 s", after: "29 s" }]);
    expect(action.contract).toEqual([
      { property: "outputs.crmSegment", kind: "added", before: "", after: "string", breaking: false },
    ]);
    expect(action.environment).toEqual([{ name: "CRM_CLIENT_SECRET", kind: "rotated" }]);
    expect(action.bundle?.changes.map(({ name }) => name)).toContain(
      "action-src/crm-contact-enrichment/index.ts",
    );
    expect(action.drift).toEqual([]);
  });

  it("marks a breaking contract that is allowed", () => {
    const action = actionOf("breaking-allowed");
    expect(action.breakingAllowed).toBe(true);
    expect(action.contract.filter(({ breaking }) => breaking).map(({ property }) => property)).toEqual([
      "outputs.customerTier",
      "outputs.enrichmentSuccess",
    ]);
  });

  it("tells what was changed by hand, the code included", () => {
    const action = actionOf("drift");
    expect(action.drift.map(({ field }) => field)).toEqual([
      "description",
      "code",
      "environment CRM_API_BASE_URL",
      "environment CRM_CLIENT_SECRET",
      "environment CRM_SESSION_REUSE",
      "environment CRM_TOKEN_URL",
    ]);
    expect(action.drift[0]).toMatchObject({ found: "Edited by hand" });
    expect(action.bundle?.replacedByHand).toBe(true);
  });

  it("finds no drift when CXone was not read", () => {
    const { steps, diagnostics } = fixture("drift");
    const unread = { steps: steps.filter(({ op }) => op !== "refresh"), diagnostics };
    expect(collectReview("dev", false, unread).actions[0]?.drift).toEqual([]);
  });

  it("tells that a new action replaces one that was deleted by hand", () => {
    expect(actionOf("gone")).toMatchObject({ operation: "create", goneFromPlatform: true });
  });

  it("has deletions first, then replacements, then the rest by name", () => {
    const urn = (name: string) => `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/cxone:DataAction::${name}`;
    const steps = [
      ["b", "update"],
      ["a", "create"],
      ["z", "delete"],
      ["y", "replace"],
      ["c", "delete"],
    ].map(([name = "", op = ""]) => ({ op, urn: urn(name) }));
    const { actions } = collectReview("dev", true, { steps, diagnostics: [] });
    expect(actions.map(({ name }) => name)).toEqual(["c", "z", "y", "a", "b"]);
  });

  it("tells of an action that another stack took over", () => {
    const { steps, diagnostics } = fixture("drift");
    const taken = steps.map((step) =>
      step.op === "update" && step.oldState
        ? {
            ...step,
            oldState: {
              ...step.oldState,
              outputs: { ...step.oldState.outputs, managedByOtherStack: "shop/scratch" },
            },
          }
        : step,
    );
    const [action] = collectReview("dev", true, { steps: taken, diagnostics }).actions;
    expect(action?.drift[0]).toMatchObject({ field: "stack", found: "shop/scratch" });
  });

  it("shows a deletion without anything else of the action", () => {
    expect(actionOf("delete")).toMatchObject({
      operation: "delete",
      settings: [],
      contract: [],
      environment: [],
    });
  });

  it("reports no value as changed when a replacement draws a new key for the fingerprints", () => {
    expect(actionOf("replace")).toMatchObject({ operation: "replace", environment: [] });
  });

  it("makes one change of a replacement's steps when the engine prints each", () => {
    const { steps, diagnostics } = fixture("replace");
    const each = steps.flatMap((step) =>
      step.op === "replace"
        ? ["create-replacement", "replace", "delete-replaced"].map((op) => ({ ...step, op }))
        : step,
    );
    const { actions, others } = collectReview("dev", true, { steps: each, diagnostics });
    expect([...actions, ...others].map(({ operation }) => operation)).toEqual(["replace", "replace"]);
  });

  it("compares with the contract of the last update when somebody changed it by hand", () => {
    const { steps, diagnostics } = fixture("update");
    const edited = steps.map((step) => {
      if (step.op !== "update" || step.oldState === undefined) return step;
      const contractBeforeDrift = step.oldState.outputs?.["contract"];
      const contract = JSON.stringify({
        inputs: { properties: {}, required: [] },
        outputs: { properties: {} },
      });
      return {
        ...step,
        oldState: { ...step.oldState, outputs: { ...step.oldState.outputs, contract, contractBeforeDrift } },
      };
    });
    const [action] = collectReview("dev", true, { steps: edited, diagnostics }).actions;
    expect(action?.contract.map(({ property }) => property)).toEqual(["outputs.crmSegment"]);
    expect(action?.drift.map(({ field }) => field)).toContain("outputs.customerTier");
  });

  it("lists the smoke test among the other resources", () => {
    expect(reviewOf("update").others).toEqual([
      {
        name: "crm-contact-enrichment-smoke-test",
        type: "command:local:Command",
        operation: "replace",
        fields: [],
      },
    ]);
  });
});
