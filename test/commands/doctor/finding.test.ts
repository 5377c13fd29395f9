import { forStack } from "../../../commands/doctor/finding";

it("names the stack wherever configuration is to be set", () => {
  const finding = {
    area: "configuration",
    status: "failed",
    seen: "Set it: npm run pulumi -- config set --secret crmClientSecret",
    remedy: "pulumi config set platform cxone",
  } as const;
  expect(forStack(finding, "staging")).toMatchObject({
    seen: "Set it: npm run pulumi -- config set --stack staging --secret crmClientSecret",
    remedy: "pulumi config set --stack staging platform cxone",
  });
});
