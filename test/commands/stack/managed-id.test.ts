import { managedId } from "../../../commands/stack/managed-id";

const state = (resources: unknown) => JSON.stringify({ version: 3, deployment: { resources } });
const lookup = {
  urn: "urn:pulumi:dev::project::pulumi-nodejs:dynamic/cxone:DataAction::lookup",
  id: "42",
};

const smokeTest = { urn: "urn:pulumi:dev::project::command:local:Command::lookup", id: "43" };

describe("managedId", () => {
  it("is the id when the state has the action", () => {
    expect(managedId(state([smokeTest, lookup]), "lookup")).toBe("42");
  });

  it.each([state([]), state(undefined), state([smokeTest]), "{}", "null"])(
    "is undefined when the state is %s",
    (exported) => {
      expect(managedId(exported, "lookup")).toBeUndefined();
    },
  );

  it("throws COMMAND_INVALID when it is given something else", () => {
    expect(() => managedId("warning: …", "lookup")).toThrow(/Reading the state failed/);
  });
});
