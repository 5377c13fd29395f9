import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** Gives each test of the file a folder of its own, removed after it; call it at the top of the file or a `describe`. */
export function useTemporaryFolder(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "test-")));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return () => folder;
}
