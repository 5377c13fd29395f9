import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { useTemporaryFolder } from "./support/temporary-folder";

const checkout = path.resolve(__dirname, "..");
const cache = useTemporaryFolder();

/** The test files that an npm script runs with these arguments. */
async function filesOf(script: string, ...args: string[]): Promise<string[]> {
  const command = ["run", "--silent", script, "--", ...args, "--listTests", "--cacheDirectory", cache()];
  const { stdout } = await promisify(execFile)("npm", command, {
    cwd: checkout,
    shell: process.platform === "win32",
  });
  return stdout
    .split("\n")
    .filter((line) => line.endsWith(".ts"))
    .map((file) => path.relative(checkout, file).replaceAll(path.sep, "/"));
}

// `--selectProjects` takes every word behind it for a project, up to the next option: each script ends with one.
describe("npm run", () => {
  it("test:unit runs the files that it is given", async () => {
    expect(await filesOf("test:unit", "request-gate")).toEqual([
      "test/action-src/runtime/gate/request-gate.test.ts",
    ]);
  }, 30_000);

  it("test:e2e runs the files that it is given", async () => {
    expect(await filesOf("test:e2e", "configuration")).toEqual(["test/e2e/configuration.e2e.test.ts"]);
  }, 30_000);
});
