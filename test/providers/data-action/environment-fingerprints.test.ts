import {
  confirmFingerprints,
  fingerprintEnvironment,
  fingerprintedNames,
  pickFingerprints,
} from "../../../providers/data-action/environment-fingerprints";

const KEY = "11".repeat(32);

describe("pickFingerprints", () => {
  it("keeps the lines of the names that are asked for", () => {
    expect(pickFingerprints("a 11111111\nab 22222222\nb 33333333", ["b", "a", "none"])).toBe(
      "a 11111111\nb 33333333",
    );
    expect(pickFingerprints("", ["a"])).toBe("");
  });
});

describe("fingerprintEnvironment", () => {
  it("has a line for each name in order, and shows equal values as different", () => {
    const lines = fingerprintEnvironment({ B: "same", A: "same" }, KEY).split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["A", "B"]);
    expect(lines[0]?.split(" ")[1]).not.toBe(lines[1]?.split(" ")[1]);
  });

  it("changes one line when one value is rotated, and all when the key is another", () => {
    const before = fingerprintEnvironment({ A: "1", B: "2" }, KEY).split("\n");
    const rotated = fingerprintEnvironment({ A: "1", B: "3" }, KEY).split("\n");
    const otherKey = fingerprintEnvironment({ A: "1", B: "2" }, "22".repeat(32)).split("\n");
    expect([before[0] === rotated[0], before[1] === rotated[1]]).toEqual([true, false]);
    expect(before.filter((line) => otherKey.includes(line))).toEqual([]);
  });
});

describe("confirmFingerprints", () => {
  it("drops what is gone and marks what appeared", () => {
    expect(confirmFingerprints("A 12345678\nB 12345678", ["C", "B"], false)).toBe(
      "B 12345678\nC changed-in-cxone",
    );
  });

  it("leaves them as they are when CXone does not tell", () => {
    expect(confirmFingerprints("A 12345678", undefined, true)).toBe("A 12345678");
  });
});

describe("fingerprintedNames", () => {
  it("is empty when there are none", () => {
    expect(fingerprintedNames("")).toEqual([]);
  });

  it("is sorted however the lines are", () => {
    expect(fingerprintedNames("B 12345678\nA changed-in-cxone")).toEqual(["A", "B"]);
  });
});
