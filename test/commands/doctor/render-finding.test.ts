import { renderEnd, renderFinding } from "../../../commands/doctor/render-finding";
import type { Finding } from "../../../commands/doctor/finding";

const ok: Finding = { area: "backend", status: "ok", seen: "It is there." };
const failed: Finding = {
  area: "configuration",
  status: "failed",
  seen: "Keys:\n  a is missing.",
  remedy: "Set a.",
};

describe("renderFinding", () => {
  it("has a word for how it stands, and what to type in a line of its own", () => {
    expect(renderFinding(ok)).toBe("ok    backend: It is there.");
    expect(renderFinding(failed)).toBe("FAIL  configuration: Keys:\n        a is missing.\n      Set a.");
  });
});

describe("renderEnd", () => {
  it("says what comes next", () => {
    expect(renderEnd("dev", [ok, failed])).toContain("1 thing keeps");
    expect(renderEnd("dev", [ok, { ...ok, status: "warning" }])).toBe(
      'Stack "dev" can be deployed, with 1 warning. Next: npm run pulumi -- preview --diff --stack dev',
    );
  });
});
