import { renderPlan } from "../../../commands/rollback/render-plan";
import { formatContract } from "../../../providers/contract/contract-text";
import type { Release } from "../../../providers/releases/release";
import { entry, stackAction } from "../history/sample-record";

const contract = (outputs: string[]): string =>
  formatContract({
    inputs: { properties: {}, required: [] },
    outputs: { properties: Object.fromEntries(outputs.map((name) => [name, { type: "string" }])) },
  });

describe("renderPlan", () => {
  it("says of each action where it goes, what breaks, and what stays", () => {
    const [live, to] = [
      entry("bbbbbbb", "2026-01-02T10:00:00.000Z", "b".repeat(40)),
      entry("aaaaaaa", "2026-01-01T10:00:00.000Z"),
    ];
    const one = { ...stackAction("one", [live, to]), contract: contract(["tier", "points"]) };
    const releases = new Map([["one", { contract: contract(["tier"]) } as Release]]);
    const staying = [
      { action: stackAction("two", []), reason: "none recorded" },
      { action: stackAction("three", []), reason: "already there" },
    ] as const;
    expect(renderPlan({ back: [{ action: one, to }], staying }, releases)).toEqual([
      "  one goes from release bbbbbbb (live since 2026-01-02T10:00:00Z, commit bbbbbbb) to release aaaaaaa (live since 2026-01-01T10:00:00Z).",
      "    contract: outputs.points removed (string) - BREAKING: flows may use it",
      "  two has no release recorded for then: it did not exist, or its ledger does not reach back that far. It is left as it is.",
      "  three is at that release already.",
    ]);
  });
});
