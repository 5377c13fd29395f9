import { nothingToRestore, restored, restoreFailed } from "../../../commands/rollback/rollback-outcome";
import { entry, stackAction } from "../history/sample-record";

const to = entry("aaaaaaa", "2026-01-01T10:00:00.000Z");
const one = stackAction("one", [to]);

describe("nothingToRestore", () => {
  it("says that there is nothing to do when an action is there already", () => {
    const plan = { back: [], staying: [{ action: one, reason: "already there" as const }] };
    expect(nothingToRestore(plan, "prod", "12")).toEqual([
      "  one is at that release already.",
      expect.stringMatching(/^Nothing to do, .*preview --refresh --run-program --stack prod$/),
    ]);
  });

  it("is refused when no action can get there", () => {
    const plan = { back: [], staying: [{ action: one, reason: "none recorded" as const }] };
    expect(() => nothingToRestore(plan, "prod", "12")).toThrow(
      /^Going back on stack "prod" to 12 was refused: there is no release to go back to\.\n {2}one has no release/,
    );
  });
});

describe("restoreFailed", () => {
  it.each([
    [true, 255, /failed: pulumi up ended with 255, .* run the same command again\.$/],
    [false, 255, /did not begin: pulumi ended with 255, .* Nothing was changed\.$/],
    [
      false,
      null,
      /was cut off: pulumi ended with a signal\. .* may be live, .*: pulumi cancel --stack prod\.$/,
    ],
  ])("says what is left when it began: %s", (began, exitCode, message) => {
    const error = restoreFailed("prod", began, { exitCode, interrupted: false });
    expect(error.message).toMatch(message);
    expect(error.code).toBe("UPDATE_FAILED");
  });

  it.each([true, false])(
    "says how to unlock the stack when it was interrupted, and it began: %s",
    (began) => {
      const { code, message } = restoreFailed("prod", began, { exitCode: 8, interrupted: true });
      expect(code).toBe("INTERRUPTED");
      expect(message).toMatch(/was interrupted \(it ended with 8\)\. .*: pulumi cancel --stack prod\.$/);
    },
  );
});

describe("restored", () => {
  it("names every action and its release, and warns whoever deploys next", () => {
    expect(restored("prod", [{ action: one, to }])).toEqual([
      "",
      "one is at release aaaaaaa (live since 2026-01-01T10:00:00Z) again.",
      expect.stringContaining("what you have just gone back from (one)."),
      expect.stringContaining("npm run review -- --stack prod"),
    ]);
  });
});
