import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { runProcess } from "../../load/run-process.js";
import { buildActionlint, goIsThere } from "../github/support/build-actionlint";

const checkout = path.resolve(__dirname, "../..");
/** Of the machine's own: what is not there everywhere would make the result differ. */
const withoutOtherLinters = ["-shellcheck=", "-pyflakes=", "-no-color"];

const reason = goIsThere
  ? ""
  : " (skipped: actionlint is built from its Go module, and there is no Go on PATH)";

(goIsThere ? describe : describe.skip)(`actionlint${reason}`, () => {
  let executable: string;
  beforeAll(async () => {
    executable = await buildActionlint();
  }, 300_000);

  it("finds nothing wrong with the workflows", async () => {
    const { exitCode, stdout, stderr } = await runProcess(executable, withoutOtherLinters, { cwd: checkout });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  it("does find what is wrong", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "actionlint-"));
    const file = path.join(folder, "broken.yml");
    fs.writeFileSync(
      file,
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n",
    );
    const { exitCode, stdout } = await runProcess(executable, [...withoutOtherLinters, file]);
    fs.rmSync(folder, { recursive: true });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("potentially untrusted");
  });
});
