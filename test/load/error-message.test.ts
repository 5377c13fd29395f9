import { errorMessage } from "../../load/error-message.js";

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });

describe("errorMessage", () => {
  it("ends with the code in brackets when the error has one", () => {
    expect(errorMessage(coded("BUNDLE_FAILED", "It failed. Fix it."))).toBe(
      "It failed. Fix it. [BUNDLE_FAILED]",
    );
  });

  it("has the code once when the message has it already", () => {
    const message = "Update was refused with 403. Grant the scope. [CXONE_FORBIDDEN]";

    expect(errorMessage(coded("CXONE_FORBIDDEN", message))).toBe(message);
  });

  it("has the code on a line of its own when a usage text ends the message", () => {
    expect(errorMessage(coded("COMMAND_INVALID", "No.\nUsage: npm run x [--json]"))).toBe(
      "No.\nUsage: npm run x [--json]\n[COMMAND_INVALID]",
    );
  });

  it.each([
    ["has no code", new TypeError("defect")],
    ["has a code of Node.js", coded("ERR_INVALID_ARG_TYPE", "defect")],
  ])("is the stack when the error %s", (_case, error) => {
    expect(errorMessage(error)).toBe(error.stack);
  });

  it("masks a password in a URL that the message quotes", () => {
    const error = coded("COMMAND_INVALID", "open postgres://alice:pass@db/state: refused");
    expect(errorMessage(error)).toBe("open postgres://[secret]@db/state: refused [COMMAND_INVALID]");
    expect(errorMessage(new TypeError("postgres://a:pass@db"))).not.toContain("pass");
  });

  it("is the thrown value when that is no error", () => {
    expect(errorMessage("thrown text")).toBe("thrown text");
  });
});
