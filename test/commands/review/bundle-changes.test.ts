import {
  biggestContributors,
  bundleChanges,
  minifiedSizeBytes,
} from "../../../commands/review/bundle-changes";
import { parseManifest } from "../../../commands/review/parse-manifest";

const before = parseManifest(
  [
    "module action-src/a b.ts 100 B aaaaaaaaaaaa",
    "module action-src/gone.ts 50 B bbbbbbbbbbbb",
    "dependency axios 1.21.0 84 kB",
    "dependency ms 2.0.0 1 kB",
    "dependency ms 2.1.3 1 kB",
  ].join("\n"),
  74_123,
);
const after = parseManifest(
  [
    "module action-src/a b.ts 100 B cccccccccccc",
    "module action-src/new.ts 70 B dddddddddddd",
    "dependency axios 1.21.1 85 kB",
    "dependency ms 2.1.3 1 kB",
    "dependency zod 4.6.7 90 kB",
  ].join("\n"),
);

describe("parseManifest", () => {
  it("reads the zipped size when the resource tells it", () => {
    expect(before.zippedSizeBytes).toBe(74_123);
    expect(after).not.toHaveProperty("zippedSizeBytes");
  });

  it("reads modules, paths with spaces included, and dependencies", () => {
    expect(before.modules[0]).toEqual({ path: "action-src/a b.ts", sizeBytes: 100, hash: "aaaaaaaaaaaa" });
    expect(before.dependencies[0]).toEqual({ name: "axios", version: "1.21.0", sizeBytes: 84_000 });
  });

  it("passes over what it does not know", () => {
    expect(parseManifest("\nsomething else 12 B\nmodule x")).toEqual({ modules: [], dependencies: [] });
  });
});

describe("bundleChanges", () => {
  it("tells what was added, removed and changed, a second version of a package included", () => {
    expect(bundleChanges(before, after)).toEqual([
      { what: "module", name: "action-src/a b.ts", before: "100 B", after: "100 B" },
      { what: "module", name: "action-src/gone.ts", before: "50 B", after: "" },
      { what: "module", name: "action-src/new.ts", before: "", after: "70 B" },
      { what: "dependency", name: "axios", before: "1.21.0, 84 kB", after: "1.21.1, 85 kB" },
      { what: "dependency", name: "ms", before: "2.0.0, 1 kB; 2.1.3, 1 kB", after: "2.1.3, 1 kB" },
      { what: "dependency", name: "zod", before: "", after: "4.6.7, 90 kB" },
    ]);
  });

  it("is empty when nothing differs", () => {
    expect(bundleChanges(before, before)).toEqual([]);
  });
});

describe("biggestContributors", () => {
  it("names the biggest first", () => {
    expect(biggestContributors(after, 2)).toEqual([
      { name: "zod 4.6.7", sizeBytes: 90_000 },
      { name: "axios 1.21.1", sizeBytes: 85_000 },
    ]);
  });
});

describe("minifiedSizeBytes", () => {
  it("adds modules and dependencies up", () => {
    expect(minifiedSizeBytes(after)).toBe(176_170);
  });
});
