import { missingKeys, missingKeysError } from "../../../commands/local/missing-keys";
import type { ConfigKey } from "../../../infra/config/config-key";

const key = (name: string, more: Partial<ConfigKey> = {}): ConfigKey => ({
  name,
  purpose: `purpose of ${name}`,
  kind: "text",
  secret: false,
  ...more,
});

describe("missingKeys", () => {
  it("are those without a default that the stack does not have", () => {
    const keys = [key("set"), key("defaulted", { default: "" }), key("missing")];
    expect(missingKeys(keys, new Set(["set"])).map(({ name }) => name)).toEqual(["missing"]);
  });
});

describe("missingKeysError", () => {
  it("says what each key is for and the very command that sets it", () => {
    const missing = [key("ordersApiKey", { secret: true }), key("ordersUrl")];
    const stackArguments = ["--stack", "local", "--config-file", "F"];
    const { message, code } = missingKeysError(missing, "A=b ", stackArguments, "npm start -- --platform x");
    expect(code).toBe("COMMAND_INVALID");
    expect(message).toContain("2 keys that the simulators do not know");
    expect(message).toContain("ordersApiKey, the purpose of ordersApiKey:");
    expect(message).toContain(
      "    A=b npm run pulumi -- config set --stack local --config-file F --secret ordersApiKey\n",
    );
    expect(message).toContain(
      "    A=b npm run pulumi -- config set --stack local --config-file F ordersUrl VALUE\n",
    );
    expect(message).toMatch(/then run this again: npm start -- --platform x$/);
  });
});
