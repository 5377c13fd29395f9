import * as fs from "node:fs";
import * as path from "node:path";
import { installCommandPlugin, installedCommandPlugin } from "../../../tools/tool-chain/command-plugin";
import { callsOf, writePulumi } from "../support/fake-programs";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const bin = () => path.join(folder(), "bin");
const installedFolder = () => path.join(folder(), "home", "plugins", "resource-command-v1.2.1");
/** With a proxy set, only the CLI can tell whether the plugin can be had, so no host is asked here. */
const env = () => ({
  PATH: "/usr/bin:/bin",
  PULUMI_HOME: path.join(folder(), "home"),
  HTTPS_PROXY: "http://127.0.0.1:9",
});
/** What the CLI does for `plugin install … --file FOLDER`. */
const copyFolder = () => `
while [ $# -gt 0 ] && [ "$1" != --file ]; do shift; done
[ $# -gt 0 ] && mkdir -p "${path.dirname(installedFolder())}" && cp -r "$2" "${installedFolder()}" && exit 0`;
const install = async (script: string) => {
  const lines: string[] = [];
  const pulumi = writePulumi(bin(), "v3.248.0", script);
  const installed = await installCommandPlugin(pulumi, env(), (line) => lines.push(line));
  return { installed, lines };
};

describe("installCommandPlugin", () => {
  it("installs the real plugin, and says so, when the CLI can get it", async () => {
    expect(await install("exit 0")).toEqual({
      installed: "real",
      lines: ["Installed the command plugin 1.2.1."],
    });
    expect(callsOf(bin())).toEqual(["plugin install resource command 1.2.1 --non-interactive --reinstall"]);
  });

  it("installs the stand-in, and says so, when the CLI cannot get the real one", async () => {
    const { installed, lines } = await install(
      `${copyFolder()}\necho "error: no route to host" >&2; exit 255`,
    );
    expect(installed).toBe("stand-in");
    expect(lines.slice(0, 2)).toEqual([
      "The command plugin 1.2.1 could not be had (error: no route to host).",
      "Installed this project's stand-in for it, which runs local.Command and nothing else. To try the real one again:",
    ]);
    expect(fs.readdirSync(installedFolder()).sort()).toEqual([
      "command-plugin.js",
      "cxone-stand-in.json",
      "pulumi-resource-command",
      "start.js",
    ]);
    expect(installedCommandPlugin(env())).toBe("stand-in");
  });

  it("throws, naming the folder to look at, when neither can be installed", async () => {
    await expect(install(`echo "error: read-only file system" >&2; exit 255`)).rejects.toMatchObject({
      code: "TOOLCHAIN_PLUGIN",
      message: expect.stringMatching(/read-only file system\n.*PULUMI_HOME/s) as string,
    });
  });
});

describe("installedCommandPlugin", () => {
  it("is none when there is no plugin, or its installation was cut off", () => {
    expect(installedCommandPlugin(env())).toBe("none");
    fs.mkdirSync(installedFolder(), { recursive: true });
    fs.writeFileSync(`${installedFolder()}.partial`, "");
    expect(installedCommandPlugin(env())).toBe("none");
  });

  it("is real when the folder is not the stand-in's", () => {
    fs.mkdirSync(installedFolder(), { recursive: true });
    expect(installedCommandPlugin(env())).toBe("real");
  });

  it("is none when the stand-in was made from other sources", () => {
    fs.mkdirSync(installedFolder(), { recursive: true });
    fs.writeFileSync(path.join(installedFolder(), "cxone-stand-in.json"), '{"sources":"older"}');
    expect(installedCommandPlugin(env())).toBe("none");
  });
});
