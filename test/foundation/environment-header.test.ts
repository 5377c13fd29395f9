import fc from "../support/seeded-fast-check";
import { HEADER_VARIABLE, headerOfVariable, variableOfHeader } from "../../foundation/environment-header";

describe("headerOfVariable", () => {
  it("names the header of a variable", () => {
    expect(headerOfVariable("CRM_CLIENT_ID")).toBe("x-env-crm-client-id");
  });

  it("gives a name of letters, digits and dashes that leads back to the variable, in whatever case it comes", () => {
    fc.assert(
      fc.property(fc.stringMatching(HEADER_VARIABLE), fc.func(fc.boolean()), (variable, isUpper) => {
        const header = headerOfVariable(variable);
        const anyCase = [...header].map((c, at) => (isUpper(at) ? c.toUpperCase() : c)).join("");

        expect(header).toMatch(/^[a-z0-9-]+$/);
        expect(variableOfHeader(anyCase)).toBe(variable);
      }),
    );
  });
});

describe("HEADER_VARIABLE", () => {
  it.each([
    ["A", true],
    ["CRM_CLIENT_ID_2", true],
    ["_ID", false],
    ["1ST", false],
    ["crmId", false],
    ["CRM-ID", false],
    ["", false],
  ])("says of %j whether a header leads back to it: %s", (variable, expected) => {
    expect(HEADER_VARIABLE.test(variable)).toBe(expected);
  });
});

describe("variableOfHeader", () => {
  it.each(["ININ-Correlation-Id", "x-env-", "x-env-1st", "x-env-a.b", "authorization", "__proto__"])(
    "gives nothing for %s",
    (header) => {
      expect(variableOfHeader(header)).toBeUndefined();
    },
  );
});
