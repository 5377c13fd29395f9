import { isDataAction, nameOfUrn, typeOfUrn } from "../../../commands/stack/urn";

const action = "urn:pulumi:dev::project::pulumi-nodejs:dynamic/cxone:DataAction::look::up";
const smokeTest =
  "urn:pulumi:dev::project::pulumi-nodejs:dynamic/cxone:DataAction$command:local:Command::one-smoke-test";

describe("nameOfUrn, typeOfUrn and isDataAction", () => {
  it("tell a resource's name, its own type, and whether that is an action", () => {
    expect([nameOfUrn(action), typeOfUrn(action), isDataAction(action)]).toEqual([
      "look::up",
      "pulumi-nodejs:dynamic/cxone:DataAction",
      true,
    ]);
    expect([nameOfUrn(smokeTest), typeOfUrn(smokeTest), isDataAction(smokeTest)]).toEqual([
      "one-smoke-test",
      "command:local:Command",
      false,
    ]);
  });
});
