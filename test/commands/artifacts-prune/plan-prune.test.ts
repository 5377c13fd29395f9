import { planPrune } from "../../../commands/artifacts-prune/plan-prune";
import { bundleKey, releaseKey } from "../../../infra/artifacts/artifact-key";

const nowEpochMs = Date.UTC(2026, 0, 1);
const aged = (digit: string, ageMs: number, key = bundleKey) => ({
  key: key(digit.repeat(64)),
  sizeBytes: 1,
  modifiedAt: new Date(nowEpochMs - ageMs),
});

describe("planPrune", () => {
  const pointers = new Set(["a".repeat(64)]);

  it("keeps what is pointed at, bundle or release, however old", () => {
    const artifacts = [aged("a", 9e9), aged("a", 9e9, releaseKey)];
    expect(planPrune(artifacts, pointers, nowEpochMs)).toEqual({ kept: artifacts, young: [], removable: [] });
  });

  it("removes what nothing points at once it is older than the limit", () => {
    const [old, atLimit, young] = [aged("b", 3001), aged("c", 3000), aged("d", 10)];
    expect(planPrune([old, atLimit, young], pointers, nowEpochMs - 3000)).toEqual({
      kept: [],
      young: [atLimit, young],
      removable: [old],
    });
  });
});
