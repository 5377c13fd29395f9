import * as fs from "node:fs";
import * as path from "node:path";
import {
  COMMAND_PLUGIN_VERSION,
  LANGUAGE_HOST_VERSION,
  PULUMI_VERSION,
  isCompatibleVersion,
} from "../../../tools/tool-chain/versions";

const root = path.resolve(__dirname, "../../..");

describe("isCompatibleVersion", () => {
  it.each(["v3.248.0", "3.248.0", "v3.248.1\n", "v3.249.0-alpha.1", "v3.1000.2"])(
    "is true for %j",
    (version) => {
      expect(isCompatibleVersion(version)).toBe(true);
    },
  );

  it.each(["v3.247.9", "v3.248.0-dev.0", "v2.999.0", "v4.0.0", "v3.25.0", "", "pulumi", "3.248"])(
    "is false for %j",
    (version) => {
      expect(isCompatibleVersion(version)).toBe(false);
    },
  );
});

describe("the pinned versions", () => {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const goModule = (name: string) => fs.readFileSync(path.join(root, "tools", name, "go.mod"), "utf8");

  it("are those of the npm packages and the Go modules", () => {
    expect(PULUMI_VERSION).toBe(dependencies["@pulumi/pulumi"]);
    expect(COMMAND_PLUGIN_VERSION).toBe(dependencies["@pulumi/command"]);
    expect(goModule("pulumi-cli")).toContain(`github.com/pulumi/pulumi/pkg/v3 v${PULUMI_VERSION}\n`);
    expect(goModule("language-host")).toContain(
      `github.com/pulumi/pulumi/sdk/v3 v${LANGUAGE_HOST_VERSION}\n`,
    );
  });
});
