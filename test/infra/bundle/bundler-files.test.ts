import * as path from "node:path";
import { bundlerFiles } from "../../../infra/bundle/bundler-files.js";

describe("what makes bundles", () => {
  it("is this folder, and the versions of the compiler and of what packs", () => {
    const names = bundlerFiles().map((file) => file.split(path.sep).slice(-2).join("/"));
    expect(names).toEqual(
      expect.arrayContaining(["bundle/zip.ts", "esbuild/package.json", "fflate/package.json"]),
    );
  });
});
