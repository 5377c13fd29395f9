import { execFile } from "node:child_process";

/** The commit that is checked out where the provider runs; undefined outside a checkout, or without git. */
export function readGitCommit(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("git", ["rev-parse", "HEAD"], { timeout: 5_000 }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim()),
    );
  });
}
