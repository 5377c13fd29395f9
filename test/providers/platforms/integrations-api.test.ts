import { isUntouched } from "../../../providers/platforms/integrations-api";

describe("an integration as the platform makes it", () => {
  const made = { id: "7", name: "functions", notes: "", isEnabled: false };

  it("is untouched", () => {
    expect(isUntouched(made)).toBe(true);
  });

  it.each([{ notes: "of the CRM team" }, { isEnabled: true }, { credentialId: "c" }])(
    "is not any more, once somebody gave it %j",
    (given) => {
      expect(isUntouched({ ...made, ...given })).toBe(false);
    },
  );
});
