import * as fs from "node:fs";
import * as path from "node:path";
import { useBuild } from "../../../tools/tool-chain/use-build";
import { writeGo } from "../support/fake-programs";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const go = () => path.join(folder(), "go");
const cache = () => path.join(folder(), "cache");
const lines: string[] = [];
const build = () =>
  useBuild({ PATH: `${go()}:/usr/bin:/bin`, XDG_CACHE_HOME: cache() }, (line) => lines.push(line));

describe("useBuild", () => {
  const bin = () => path.join(cache(), "cxone-data-actions", "pulumi-3.248.0", "bin");
  const read = (name: string) => fs.readFileSync(path.join(bin(), name), "utf8");

  it("builds both programs from the committed module files, and adds the scripts", async () => {
    writeGo(go(), "1.25.11");
    expect(await build()).toHaveProperty("toolChain.way", "build");
    expect(fs.readdirSync(bin()).sort()).toEqual([
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-language-nodejs-3.68.0",
      "pulumi-resource-pulumi-nodejs",
    ]);
    for (const name of ["pulumi", "pulumi-language-nodejs-3.68.0"])
      expect(read(name)).toContain("-mod=readonly");
    expect(read("pulumi")).toContain("version.Version=v3.248.0");
    expect(read("pulumi-language-nodejs")).toContain(
      '"$here/pulumi-language-nodejs-3.68.0" -typescript=false "$@"',
    );
    expect(read("pulumi-resource-pulumi-nodejs")).toContain("@pulumi/pulumi/cmd/dynamic-provider");
    expect(lines[0]).toContain("about 4 minutes");
  });

  it("says why, and keeps nothing, when the build fails", async () => {
    writeGo(go(), "1.25.11", "verifying module: checksum mismatch");
    expect(await build()).toEqual({
      missing: "`go build` of pulumi-language-nodejs-3.68.0 failed: verifying module: checksum mismatch",
    });
    expect(fs.readdirSync(path.join(cache(), "cxone-data-actions"))).toEqual([]);
  });

  it("says which version is needed when Go is too old", async () => {
    writeGo(go(), "1.24.2");
    expect(await build()).toEqual({
      missing: `${path.join(go(), "go")} is Go 1.24.2, and Go 1.25.11 or newer is needed`,
    });
  });

  it("says so when there is no Go", async () => {
    const result = await useBuild({ PATH: folder(), XDG_CACHE_HOME: cache() }, () => {});
    expect(result).toEqual({ missing: "there is no `go` on PATH (Go 1.25.11 or newer is needed)" });
  });
});
