import { actionsAsked } from "../../../commands/history/actions-asked";
import { stackAction } from "./sample-record";

const actions = [stackAction("one", []), stackAction("two", [])];

describe("actionsAsked", () => {
  it("is every action when none is named, and the named one otherwise", () => {
    expect(actionsAsked(actions, undefined, "prod")).toEqual(actions);
    expect(actionsAsked([], undefined, "prod")).toEqual([]);
    expect(actionsAsked(actions, "two", "prod").map(({ name }) => name)).toEqual(["two"]);
  });

  it("throws what the stack has when it has no such action", () => {
    expect(() => actionsAsked(actions, "three", "prod")).toThrow(
      'stack "prod" has no action "three". It has: one, two.',
    );
    expect(() => actionsAsked([], "three", "prod")).toThrow("It has: none.");
  });
});
