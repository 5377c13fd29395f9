import { isOwnedBy, otherOwner, ownerOfTags, stackNameOf } from "../../../providers/data-action/action-owner";

const owner = (stack: string, state = "") => ({ stack, state });
const other = (tags: Record<string, string> | undefined, ...ours: ReturnType<typeof owner>[]) =>
  otherOwner(tags === undefined ? {} : { tags }, ours);

describe("ownerOfTags", () => {
  it.each([undefined, null, "text", ["stack"], { stack: 7 }, {}])("tells nobody in %p", (tags) => {
    expect(ownerOfTags(tags)).toEqual(owner(""));
  });
});

describe("otherOwner", () => {
  it.each([
    ["it has no tags", undefined, [owner("shop/prod")]],
    ["its tags name no stack", { state: "x" }, [owner("shop/prod", "y")]],
    ["we do not know who we are", { stack: "shop/dev" }, [owner("")]],
    ["we do not know it under any name", { stack: "shop/dev" }, []],
    ["it is ours", { stack: "shop/prod" }, [owner("shop/prod")]],
    ["it is ours under an earlier name", { stack: "shop/old" }, [owner("shop/prod"), owner("shop/old")]],
    ["only it names a state", { stack: "shop/prod", state: "x" }, [owner("shop/prod")]],
    ["only we name a state", { stack: "shop/prod" }, [owner("shop/prod", "x")]],
    [
      "the state is ours, though the stack was renamed",
      { stack: "shop/old", state: "x" },
      [owner("shop/prod", "x")],
    ],
  ])("is nobody when %s", (_case, tags, ours) => {
    expect(other(tags, ...ours)).toBeUndefined();
  });

  it.each([
    ["stack is another", { stack: "shop/dev" }, [owner("shop/prod")], owner("shop/dev")],
    [
      "stack is another and only it names a state",
      { stack: "shop/dev", state: "x" },
      [owner("shop/prod")],
      owner("shop/dev", "x"),
    ],
    [
      "stack is another and only we name a state",
      { stack: "shop/dev" },
      [owner("shop/prod", "x")],
      owner("shop/dev"),
    ],
    [
      "state is another",
      { stack: "shop/prod", state: "x" },
      [owner("shop/prod", "y")],
      owner("shop/prod", "x"),
    ],
    [
      "stack is none of ours, of which one has no name",
      { stack: "shop/dev" },
      [owner("shop/prod"), owner("")],
      owner("shop/dev"),
    ],
    [
      "stack is another, and a nameless one of ours has its state",
      { stack: "shop/dev", state: "x" },
      [owner("shop/prod"), owner("", "x")],
      owner("shop/dev", "x"),
    ],
  ])("is the one of the tags when its %s", (_case, tags, ours, expected) => {
    expect(other(tags, ...ours)).toEqual(expected);
  });
});

describe("stackNameOf", () => {
  it.each([
    ["shop/prod", "prod"],
    ["org/shop/prod", "prod"],
    ["dev", "dev"],
    ["", "STACK"],
  ])("is what the CLI takes: %p gives %s", (stack, name) => {
    expect(stackNameOf(owner(stack))).toBe(name);
  });
});

describe("isOwnedBy", () => {
  it.each([
    ["the tags name the stack", { stack: "shop/prod" }, owner("shop/prod"), true],
    ["they name another", { stack: "shop/dev" }, owner("shop/prod"), false],
    ["there are no tags", {}, owner("shop/prod"), false],
    ["they name a state and no stack", { state: "x" }, owner("shop/prod", "x"), false],
    ["we do not know who we are", { stack: "shop/prod", state: "x" }, owner("", "x"), false],
    ["nobody knows anything", {}, owner(""), false],
  ])("where %s", (_case, tags, ours, isOurs) => {
    expect(isOwnedBy({ tags }, ours)).toBe(isOurs);
  });
});
