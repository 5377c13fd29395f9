import { otherStackError, type OtherStackParts } from "../../../providers/data-action/other-stack-error";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";

const parts: OtherStackParts = {
  platform: CXONE_CAPABILITIES,
  operation: "Update of it",
  id: "42",
  resourceName: "lookup",
  other: { stack: "shop/dev", state: "" },
  ours: { stack: "org/shop/prod", state: "" },
  managed: true,
};

describe("otherStackError", () => {
  it("gives a stack that manages it the commands that let go of it and take it over", () => {
    const { message } = otherStackError({ ...parts, ours: { stack: "shop/prod", state: "" } });
    expect(message).toMatch(/^Update of it .*shop\/dev/);
    expect(message).toContain(
      "state delete 'urn:pulumi:prod::shop::pulumi-nodejs:dynamic/cxone:DataAction::lookup' " +
        "--target-dependents --force --stack prod.",
    );
    expect(message).toContain("npm run adopt -- --stack prod lookup 42 --from shop/dev.");
  });

  it("gives a stack that does not manage it the ways to a name of its own", () => {
    const { message } = otherStackError({ ...parts, managed: false });
    expect(message).toContain("config set nameSuffix --stack prod -- -prod");
    expect(message).toContain(
      "::shop::pulumi-nodejs:dynamic/cxone:DataAction::lookup' --target-dependents --force --stack dev)",
    );
  });

  it("leaves open what a name without a project does not tell", () => {
    const { message } = otherStackError({ ...parts, other: { stack: "dev", state: "" }, managed: false });
    expect(message).toContain("state delete 'URN' --target-dependents --force)");
  });
});
