import { hasProblem, mayHaveBeenCarriedOut, ProviderError } from "../../../providers/errors/provider-error";
import { UnfinishedError } from "../../../providers/errors/unfinished-error";

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

describe("UnfinishedError", () => {
  it("hands the host what the engine records and prints", () => {
    const error = new UnfinishedError({
      platform: { codePrefix: "CXONE" },
      operation: "Creation of it",
      seen: "was not finished",
      remedy: "Run it again.",
      id: "42",
      properties: { name: "lookup" },
    });
    expect(error).toMatchObject({
      name: "ProviderError",
      code: "CXONE_UNFINISHED",
      outcome: "done",
      id: "42",
    });
    expect(error.properties).toEqual({ name: "lookup" });
    expect(error.reasons).toEqual(["Creation of it was not finished. Run it again. [CXONE_UNFINISHED]"]);
    expect([hasProblem(error, "DRIFT", "UNFINISHED"), hasProblem(error, "DRIFT")]).toEqual([true, false]);
    expect([mayHaveBeenCarriedOut(error), mayHaveBeenCarriedOut(new Error("done"))]).toEqual([true, false]);
  });
});
