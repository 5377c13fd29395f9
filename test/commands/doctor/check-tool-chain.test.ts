import { checkToolChain } from "../../../commands/doctor/check-tool-chain";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();

describe("checkToolChain", () => {
  it("says what is missing on a new machine, and installs nothing", () => {
    const environment = { PATH: folder(), XDG_CACHE_HOME: folder(), HOME: folder(), PULUMI_HOME: folder() };
    const findings = [...checkToolChain(environment, "v18.20.8")];
    expect(findings).toMatchObject([
      {
        status: "failed",
        seen: expect.stringContaining("v18.20.8"),
        remedy: expect.stringContaining("Node.js"),
      },
      { status: "failed", seen: expect.stringContaining("Pulumi CLI"), remedy: "Run npm run setup." },
    ]);
  });

  it("tells of a way that there is not", () => {
    const findings = [...checkToolChain({ PATH: "", CXONE_TOOLCHAIN: "guess" }, "v20.19.0")];
    expect(findings.at(-1)).toMatchObject({
      status: "failed",
      seen: expect.stringContaining("CXONE_TOOLCHAIN"),
    });
  });
});
