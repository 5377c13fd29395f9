import { exitCodeOf } from "../../../commands/review/exit-code";
import { reviewOf } from "./fixture";

describe("exitCodeOf", () => {
  it.each([
    ["nothing changes", "nothing", 0],
    ["an update keeps the contract", "update", 0],
    ["a breaking contract is allowed", "breaking-allowed", 0],
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

  it("is 2 when the contract was refused and something else failed too", () => {
    const review = reviewOf("breaking-refused");
    const failure = { breaking: review.failure?.breaking ?? [], messages: ["Boom."] };
    expect(exitCodeOf({ ...review, failure }, false)).toBe(2);
  });
});
