import { PROVIDER_SHIM } from "../../providers/provider-shim";

describe("PROVIDER_SHIM", () => {
  it("is the text that states already hold, without a path of this machine", () => {
    expect(PROVIDER_SHIM).toBe(
      [
        'const provider = () => require(process.cwd() + "/../providers/dynamic-entry.js");',
        "exports.handler = () => ({",
        "  configure: (...args) => provider().configure(...args),",
        "  check: (...args) => provider().check(...args),",
        "  diff: (...args) => provider().diff(...args),",
        "  create: (...args) => provider().create(...args),",
        "  read: (...args) => provider().read(...args),",
        "  update: (...args) => provider().update(...args),",
        "  delete: (...args) => provider().delete(...args),",
        "});",
        "",
      ].join("\n"),
    );
    expect(PROVIDER_SHIM).not.toContain(process.cwd());
  });
});
