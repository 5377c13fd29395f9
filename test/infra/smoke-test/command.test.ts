import { local } from "@pulumi/command";
import { Command } from "../../../infra/smoke-test/command";

describe("Command", () => {
  it("is registered under the type of the package's own class", () => {
    const { __pulumiType } = local.Command as unknown as { __pulumiType: string };

    expect(Command.type).toBe(__pulumiType);
  });
});
