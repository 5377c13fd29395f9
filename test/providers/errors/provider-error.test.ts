import { ProviderError } from "../../../providers/errors/provider-error";

describe("ProviderError", () => {
  it("says operation, sight, remedy and code, and carries neither stack nor cause, when it is thrown", () => {
    const error = new ProviderError({
      code: "CXONE_FORBIDDEN",
      operation: 'Update of data action "lookup" (id 42)',
      seen: "was refused with 403",
      remedy: "Grant the OAuth client the scope data:actions:write, then run pulumi up again.",
    });
    expect(error.message).toBe(
      'Update of data action "lookup" (id 42) was refused with 403. Grant the OAuth client the scope ' +
        "data:actions:write, then run pulumi up again. [CXONE_FORBIDDEN]",
    );
    expect(error.stack).toBe("CXONE_FORBIDDEN");
    expect(error.cause).toBeUndefined();
    expect(error.outcome).toBe("refused");
  });
});
