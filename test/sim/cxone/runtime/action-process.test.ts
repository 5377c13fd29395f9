import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { ChildMessage } from "../../../../sim/cxone/runtime/child-messages";

const actionProcess = path.resolve(__dirname, "../../../../sim/cxone/runtime/action-process.js");

let work: string;
beforeEach(() => {
  work = realpathSync(mkdtempSync(path.join(tmpdir(), "action-process-")));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

describe("an action's process", () => {
  it("removes its own folder and no other when the simulator is gone after the handler changed the directory", async () => {
    const [own, foreign] = [path.join(work, "own"), path.join(work, "foreign")];
    for (const folder of [own, foreign]) mkdirSync(folder);
    writeFileSync(
      path.join(own, "index.js"),
      `module.exports = async (context, { folder }) => { process.chdir(folder); return { cwd: process.cwd() }; };`,
    );
    const child = fork(actionProcess, [], { cwd: own, stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const exited = once(child, "exit");
    await once(child, "message");
    child.send({ type: "execute", executionId: "1", inputs: { folder: foreign } });
    const [answer] = (await once(child, "message")) as [ChildMessage];
    expect(answer).toMatchObject({ type: "succeeded", outputs: { cwd: foreign } });

    child.disconnect();
    await exited;

    expect([existsSync(own), existsSync(foreign)]).toEqual([false, true]);
  });
});
