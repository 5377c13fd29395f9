import {
  type ConnectionKey,
  parseCallTimeout,
  readConnectionSettings,
  requireSetting,
} from "../../../../providers/platforms/rest/connection-settings";

const KEY: ConnectionKey = { name: "exampleId", purpose: "who we are", kind: "text", secret: false };

describe("readConnectionSettings", () => {
  const keys = {
    id: { ...KEY, environmentVariable: "EXAMPLE_ID" },
    region: { ...KEY, name: "exampleRegion" },
  };
  const read = (stack: Record<string, string>, environment: Record<string, string>) =>
    readConnectionSettings(keys, "EXAMPLE_TIMEOUT_MS", (key) => stack[key], environment);

  it("prefers the stack's value to the environment's", () => {
    const environment = { EXAMPLE_ID: "of the shell", EXAMPLE_TIMEOUT_MS: "5" };
    const stack = { exampleId: "of the stack", exampleRegion: "eu" };
    expect(read(stack, environment)).toEqual({ id: "of the stack", region: "eu", callTimeoutMs: "5" });
    expect(read({}, environment)).toEqual({ id: "of the shell", callTimeoutMs: "5" });
  });

  it("takes the time limit from the environment alone", () => {
    expect(read({ EXAMPLE_TIMEOUT_MS: "5", callTimeoutMs: "5" }, {}).callTimeoutMs).toBeUndefined();
  });
});

describe("requireSetting", () => {
  it.each<[Partial<ConnectionKey>, string]>([
    [{}, "pulumi config set exampleId VALUE."],
    [{ example: "ID" }, "pulumi config set exampleId ID."],
    [{ secret: true, example: "ID" }, "pulumi config set --secret exampleId."],
    [{ environmentVariable: "EXAMPLE_ID" }, "pulumi config set exampleId VALUE (or set EXAMPLE_ID)."],
  ])("says how a key with %j is set", (parts, command) => {
    for (const missing of [undefined, ""])
      expect(() => requireSetting("Example", { ...KEY, ...parts }, missing)).toThrow(
        expect.objectContaining({
          code: "CONFIGURATION_INVALID",
          message:
            "The configuration key exampleId is not set, and Example cannot be called without it. " +
            `Set it: ${command} [CONFIGURATION_INVALID]`,
        }) as Error,
      );
  });

  it("gives what is set", () => {
    expect(requireSetting("Example", KEY, "0")).toBe("0");
  });
});

describe("parseCallTimeout", () => {
  it("quotes twenty characters of what it does not take", () => {
    expect(() => parseCallTimeout("EXAMPLE_TIMEOUT_MS", `${"x".repeat(20)}y`)).toThrow(
      expect.objectContaining({
        code: "CONFIGURATION_INVALID",
        message:
          `The environment variable EXAMPLE_TIMEOUT_MS is not a time limit for a call ("${"x".repeat(20)}"). ` +
          "Set it to whole milliseconds from 1 to 60000, or unset it for 30000. [CONFIGURATION_INVALID]",
      }) as Error,
    );
  });
});
