import { adviseNpm, inCallersWords } from "../../foundation/advice.js";

const npm = { CXONE_PULUMI_COMMAND: "npm run pulumi --" };

describe("inCallersWords", () => {
  it.each([
    ["Set it: pulumi config set KEY VALUE", "Set it: npm run pulumi -- config set KEY VALUE"],
    [
      "Run pulumi up --refresh, or `pulumi preview`.",
      "Run npm run pulumi -- up --refresh, or `npm run pulumi -- preview`.",
    ],
    ["Then npm run pulumi -- up.", "Then npm run pulumi -- up."],
    [
      "pulumi stack export --stack test ended with 1: no",
      "pulumi stack export --stack test ended with 1: no",
    ],
    [
      "pulumi up ended with 4. Run pulumi cancel: it unlocks.",
      "pulumi up ended with 4. Run npm run pulumi -- cancel: it unlocks.",
    ],
    ["The Pulumi CLI and a pulumi binary", "The Pulumi CLI and a pulumi binary"],
    ["Run (pulumi up).", "Run (npm run pulumi -- up)."],
    ...[
      "/usr/bin/pulumi up",
      "~/.pulumi stack",
      "my-pulumi up",
      "@pulumi/pulumi up",
      "npx pulumi up",
      "pulumi up-to-date",
      "pulumi config.ts",
    ].map((untouched) => [untouched, untouched]),
  ])("%s", (message, expected) => {
    expect(inCallersWords(message, npm)).toBe(expected);
    expect(inCallersWords(expected, npm)).toBe(expected);
  });

  it("leaves the message as it is for somebody who calls the CLI itself", () => {
    expect(inCallersWords("Run pulumi up again.", {})).toBe("Run pulumi up again.");
  });
});

describe("adviseNpm", () => {
  const before = process.env["CXONE_PULUMI_COMMAND"];
  afterEach(() => {
    if (before === undefined) delete process.env["CXONE_PULUMI_COMMAND"];
    else process.env["CXONE_PULUMI_COMMAND"] = before;
  });

  it("has all that the process says advise what npm runs", () => {
    adviseNpm();

    expect(inCallersWords("Run pulumi up again.")).toBe("Run npm run pulumi -- up again.");
  });
});
