import {
  renderDryRun,
  renderPlan,
  renderRemoval,
  renderStacks,
} from "../../../commands/artifacts-prune/render-prune";
import type { StoredArtifact } from "../../../infra/artifacts/artifact-store";

const artifact = (key: string, sizeBytes: number) =>
  ({ key, sizeBytes, modifiedAt: new Date("2026-01-01T00:00:00Z") }) as unknown as StoredArtifact;
const [a, b, c] = [artifact("a.zip", 10), artifact("b.json", 20), artifact("c.zip", 1_001)];

describe("renderPlan", () => {
  it("has a line for each artifact, kept ones first", () => {
    expect(renderPlan({ kept: [a], young: [b], removable: [c] }, 600_000)).toEqual([
      "  keep    a.zip  10 B  2026-01-01T00:00:00.000Z",
      "  keep    b.json  20 B  2026-01-01T00:00:00.000Z, younger than 10 minutes",
      "  remove  c.zip  1001 B  2026-01-01T00:00:00.000Z",
    ]);
  });
});

describe("renderDryRun, renderRemoval and renderStacks", () => {
  it("count what is removed and kept, and name the way to remove it", () => {
    expect(renderDryRun({ kept: [a], young: [b], removable: [c] })).toBe(
      "Dry run: 1 object, 2 kB to remove, 2 to keep. Run it again with --yes to remove them.",
    );
    expect(renderDryRun({ kept: [], young: [], removable: [] })).toBe(
      "Dry run: 0 objects, 0 kB to remove, 0 to keep.",
    );
    expect(renderRemoval([a, c], 1)).toBe("Removed 2 objects, 2 kB; kept 1.");
    expect(renderStacks([])).toBe("Read the state of 0 stacks: none.");
    expect(renderStacks(["dev"])).toBe("Read the state of 1 stack: dev.");
  });
});
