import { ourOwner } from "../../../commands/adopt/our-owner";

const state = (resources: unknown) => JSON.stringify({ version: 3, deployment: { resources } });
const stateId = {
  urn: "urn:pulumi:dev::shop::pulumi:index:Stash::state-id",
  id: "7",
  outputs: { input: "drawn last", output: "drawn first" },
};

describe("ourOwner", () => {
  it("is the stack, without its organisation, and what the state drew first", () => {
    const owner = { stack: "shop/dev", state: "drawn first" };
    expect(ourOwner(state([stateId]), "shop", "dev")).toEqual(owner);
    expect(ourOwner(state([stateId]), "shop", "acme/shop/dev")).toEqual(owner);
  });

  it.each([state([]), state([{ ...stateId, outputs: {} }]), "{}"])(
    "has no state when the state is %s",
    (exported) => {
      expect(ourOwner(exported, "shop", "dev")).toEqual({ stack: "shop/dev", state: "" });
    },
  );
});
