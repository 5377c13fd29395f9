import { cacheFolder, toolChainFolder } from "../../../tools/tool-chain/cache-folder";

describe("cacheFolder", () => {
  it.each([
    [{ HOME: "/home/a" }, "linux", "/home/a/.cache/cxone-data-actions"],
    [{ HOME: "/Users/a" }, "darwin", "/Users/a/Library/Caches/cxone-data-actions"],
    [{ HOME: "/c/a", LOCALAPPDATA: "/c/a/Local" }, "win32", "/c/a/Local/cxone-data-actions"],
    [{ HOME: "/c/a" }, "win32", "/c/a/AppData/Local/cxone-data-actions"],
    [{ HOME: "/home/a", XDG_CACHE_HOME: "/var/c" }, "darwin", "/var/c/cxone-data-actions"],
    [{ HOME: "/home/a", XDG_CACHE_HOME: "relative" }, "linux", "/home/a/.cache/cxone-data-actions"],
  ] as const)("for %j on %s is %s", (env, platform, folder) => {
    expect(cacheFolder(env, platform)).toBe(folder);
  });
});

describe("toolChainFolder", () => {
  it("is keyed by the version", () => {
    expect(toolChainFolder({ XDG_CACHE_HOME: "/c" })).toBe("/c/cxone-data-actions/pulumi-3.248.0");
  });
});
