import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { callsOf, writeToolChain } from "./support/fake-programs";
import { closedUrl } from "./support/file-server";
import { useTemporaryFolder } from "../support/temporary-folder";

const folder = useTemporaryFolder();
const bin = () => path.join(folder(), "bin");
const setUp = (more: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [path.resolve(__dirname, "../../load/run.js"), "commands/setup/main.ts"], {
    encoding: "utf8",
    env: {
      PATH: bin(),
      XDG_CACHE_HOME: path.join(folder(), "cache"),
      PULUMI_HOME: path.join(folder(), "home"),
      ...more,
    },
  });

describe("npm run setup", () => {
  it("says what it uses, and starts no program the second time", () => {
    const executable = writeToolChain(bin(), "v3.249.0");
    fs.mkdirSync(path.join(folder(), "home/plugins/resource-command-v1.2.1"), { recursive: true });
    for (let time = 0; time < 2; time++) {
      const { status, stdout, stderr } = setUp({});
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toBe(
        `Pulumi v3.249.0 is ready (found on PATH), with the command plugin: ${executable}\n` +
          "Next: npm start, which needs no account, or npm run doctor -- --stack STACK\n",
      );
    }
    expect(callsOf(bin())).toEqual(["version"]);
  });

  it("ends with 1 and the message alone when there is no way", async () => {
    const { status, stdout, stderr } = setUp({ CXONE_PULUMI_DOWNLOAD_URL: await closedUrl() });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^Set-up found no way to a Pulumi CLI/);
    expect(stderr).not.toContain("    at ");
  });
});
