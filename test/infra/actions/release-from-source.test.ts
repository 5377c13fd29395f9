import { releaseFromSource, releasePlatform } from "../../../infra/actions/release-from-source";
import { PLATFORMS } from "../../../providers/platforms/platforms";
import { configOf, discovered } from "./support/declared-stack";

const bundle = { bytes: Buffer.from("code"), codeSha256: "0".repeat(64), manifest: "module a" };
const genesysCloud = {
  name: "genesys-cloud",
  capabilities: PLATFORMS["genesys-cloud"].capabilities,
} as const;

describe("releaseFromSource", () => {
  it("is CXone's release where no platform is named, as the description says", () => {
    const { release, code } = releaseFromSource(discovered(), bundle);
    expect(release).toMatchObject({ runtime: "nodejs18", timeoutSeconds: 30, sizeBytes: 4 });
    expect(code).toBe(bundle.bytes);
    const cxone = { name: "cxone", capabilities: PLATFORMS.cxone.capabilities } as const;
    expect(releaseFromSource(discovered(), bundle, releasePlatform(cxone, configOf())).release).toEqual(
      release,
    );
  });

  it("has the stack's runtime and the platform's most time on Genesys Cloud", () => {
    const platform = releasePlatform(genesysCloud, configOf({ genesysRuntime: "nodejs24.x" }));
    const { release } = releaseFromSource(discovered(), bundle, platform);
    expect(release).toMatchObject({ runtime: "nodejs24.x", timeoutSeconds: 15 });
  });
});
