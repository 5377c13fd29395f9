import { EXIT_CODES, renderWritten, exitCodeOf } from "../../../commands/review/exit-code";
import { reviewOf } from "./fixture";

describe("exitCodeOf", () => {
  it.each([
    ["nothing changes", "nothing", 0],
    ["an update keeps the contract", "update", 0],
    ["a breaking contract is allowed", "breaking-allowed", 0],
    ["an action is deleted", "delete", 3],
    ["an action is replaced", "replace", 3],
    ["the provider refused a breaking contract", "breaking-refused", 1],
    ["the preview failed for another reason", "configuration-invalid", 2],
  ])("answers when %s", (_case, fixture, expected) => {
    expect(exitCodeOf(reviewOf(fixture), false)).toBe(expected);
  });

  it("is 1 when a breaking contract went through the preview without being allowed", () => {
    const review = reviewOf("breaking-allowed");
    const actions = review.actions.map((action) => ({ ...action, breakingAllowed: false }));
    expect(exitCodeOf({ ...review, actions }, false)).toBe(1);
  });

  it("is 7 when changes were found where none were expected", () => {
    expect(exitCodeOf(reviewOf("drift"), true)).toBe(7);
  });

  it("is 3 when an action is deleted, whether or not changes were expected", () => {
    expect(exitCodeOf(reviewOf("delete"), true)).toBe(3);
  });

  it("is 1 when a contract breaks beside a deletion", () => {
    const [breaking] = reviewOf("breaking-allowed").actions;
    if (breaking === undefined) throw new Error("The fixture has no action.");
    const review = reviewOf("delete");
    const actions = [...review.actions, { ...breaking, breakingAllowed: false }];
    expect(exitCodeOf({ ...review, actions }, false)).toBe(1);
  });

  it.each([
    [3, { breaking: [], messages: [] }],
    [1, { breaking: [{ action: "a", reason: "b" }], messages: [] }],
    [2, { breaking: [], messages: ["Boom."] }],
  ])("is %i when a protected action would be deleted and the engine failed with %j", (expected, failure) => {
    const review = reviewOf("breaking-refused");
    expect(exitCodeOf({ ...review, failure: { ...failure, protectedUrns: ["urn"] } }, false)).toBe(expected);
  });

  it("is 2 when the contract was refused and something else failed too", () => {
    const review = reviewOf("breaking-refused");
    const failure = { breaking: review.failure?.breaking ?? [], messages: ["Boom."] };
    expect(exitCodeOf({ ...review, failure }, false)).toBe(2);
  });
});

describe("renderWritten", () => {
  it("says where the report is and what its exit code means, for each of them", () => {
    for (const exitCode of Object.values(EXIT_CODES))
      expect(renderWritten("review.md", exitCode)).toMatch(
        new RegExp(`^The report is in review\\.md: (?!look).+ \\(exit code ${exitCode}\\)\\.$`),
      );
  });
});
