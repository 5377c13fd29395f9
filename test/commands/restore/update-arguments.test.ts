import { updateArguments } from "../../../commands/restore/update-arguments";
import { entry, stackAction } from "../history/sample-record";

describe("updateArguments", () => {
  it("excludes what is not to be touched and has the smoke test execute again", () => {
    const to = entry("a1", "2026-01-01T10:00:00.000Z");
    const one = stackAction("one", [to]);
    const back = [{ action: one, to }];
    expect(updateArguments({ stack: "test", back, untouched: ["two"] })).toEqual([
      ...["--stack", "test", "--diff", "--refresh", "--run-program"],
      ...["--exclude", "**::pulumi-nodejs:dynamic/cxone:DataAction::two"],
      ...["--exclude", "**::pulumi-nodejs:dynamic/cxone:DataAction$command:local:Command::two-smoke-test"],
      ...["--exclude", "**::pulumi-nodejs:dynamic/genesyscloud:DataAction::two"],
      ...[
        "--exclude",
        "**::pulumi-nodejs:dynamic/genesyscloud:DataAction$command:local:Command::two-smoke-test",
      ],
      ...["--exclude", "**::pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration::**"],
      ...["--replace", one.smokeTestUrn],
    ]);
  });

  it("replaces no smoke test when the state has none, for the engine would refuse it", () => {
    const to = entry("a1", "2026-01-01T10:00:00.000Z");
    const back = [{ action: { ...stackAction("one", [to]), smokeTestUrn: undefined }, to }];
    expect(updateArguments({ stack: "test", back, untouched: [] })).not.toContain("--replace");
  });
});
