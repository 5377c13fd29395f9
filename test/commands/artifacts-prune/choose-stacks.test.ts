import { chooseStacks } from "../../../commands/artifacts-prune/choose-stacks";

const stack = (name: string) => ({ name, artifactsUrl: undefined });
const stacks = [stack("dev"), stack("prod")];

describe("chooseStacks", () => {
  it("is every stack when none is named, and the named one otherwise", () => {
    expect(chooseStacks(stacks, undefined)).toEqual(stacks);
    expect(chooseStacks([], undefined)).toEqual([]);
    expect(chooseStacks(stacks, "prod")).toEqual([stack("prod")]);
  });

  it("throws what the backend has when it has no such stack", () => {
    expect(() => chooseStacks(stacks, "test")).toThrow('no stack "test". The backend has: dev, prod.');
    expect(() => chooseStacks([], "test")).toThrow("The backend has: none.");
  });
});
