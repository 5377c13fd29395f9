import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { CALLING_CONVENTION_FILE } from "../../../sim/cxone/calling-convention.js";
import type { ChildMessage } from "../../../sim/runtime/child-messages";

const actionProcess = path.resolve(__dirname, "../../../sim/runtime/action-process.js");

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
    const child = fork(actionProcess, [CALLING_CONVENTION_FILE], {
      cwd: own,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const exited = once(child, "exit");
    await once(child, "message");
    child.send({ type: "execute", executionId: "1", inputs: { folder: foreign } });
    const [answer] = (await once(child, "message")) as [ChildMessage];
    expect(answer).toMatchObject({ type: "succeeded", outputs: { cwd: foreign } });

    child.disconnect();
    await exited;

    expect([existsSync(own), existsSync(foreign)]).toEqual([false, true]);
  });

  it.each([
    ["nothing", "throw undefined;", "undefined"],
    [
      "an object whose conversion throws",
      "throw { toString() { throw new Error('no'); } };",
      "cannot be shown",
    ],
    [
      "a proxy whose traps throw",
      "throw new Proxy({}, { getPrototypeOf() { throw new Error('no'); } });",
      "cannot be shown",
    ],
    ["a message of megabytes", "throw new Error('m'.repeat(5_000_000));", "mmm"],
  ])(
    "fails that execution alone, with a line of its trace, when the handler throws %s",
    async (_what, code, seen) => {
      writeFileSync(path.join(work, "index.js"), `module.exports = async () => { ${code} };`);
      const child = fork(actionProcess, [CALLING_CONVENTION_FILE], {
        cwd: work,
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      const exited = once(child, "exit");
      await once(child, "message");
      const told = new Promise<ChildMessage[]>((resolve) => {
        const messages: ChildMessage[] = [];
        child.on("message", (message) => {
          if (messages.push(message as ChildMessage) === 2) resolve(messages);
        });
      });
      child.send({ type: "execute", executionId: "1", inputs: {} });
      const messages = await told;
      child.disconnect();
      await exited;
      const message = expect.stringContaining(seen) as string;
      expect(messages).toMatchObject([
        { type: "log", executionId: "1", level: "error", message },
        { type: "failed", executionId: "1", message },
      ]);
      expect(JSON.stringify(messages).length).toBeLessThan(20_000);
    },
  );
});
