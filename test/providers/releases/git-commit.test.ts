import { execFileSync } from "node:child_process";
import { readGitCommit } from "../../../providers/releases/git-commit";
import { useTemporaryFolder } from "../../support/temporary-folder";

const temporaryFolder = useTemporaryFolder();
const before = process.cwd();
afterEach(() => process.chdir(before));

describe("readGitCommit", () => {
  it("is the commit that is checked out", async () => {
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: temporaryFolder(), encoding: "utf8" });
    git("init", "--quiet");
    const identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    git(...identity, "commit", "--quiet", "--allow-empty", "--message=first");
    process.chdir(temporaryFolder());
    expect(await readGitCommit()).toBe(git("log", "-1", "--format=%H").trim());
  });

  it("is undefined outside a checkout", async () => {
    process.chdir(temporaryFolder());
    expect(await readGitCommit()).toBeUndefined();
  });
});
