import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { withLock } from "../../../tools/tool-chain/lock";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const lock = () => path.join(folder(), "cache", "x.lock");

describe("withLock", () => {
  it("lets one in at a time", async () => {
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} out`);
    };
    const waited: number[] = [];
    const options = { onWait: (pid: number) => waited.push(pid), pollMs: 1 };
    await Promise.all([withLock(lock(), work("a"), options), withLock(lock(), work("b"), options)]);
    expect(events).toEqual(["a in", "a out", "b in", "b out"]);
    expect(waited).toEqual([process.pid]);
  });

  it("breaks a lock when its process is gone", async () => {
    const { pid } = spawnSync("true");
    fs.mkdirSync(path.dirname(lock()));
    fs.writeFileSync(lock(), String(pid));
    expect(await withLock(lock(), () => Promise.resolve("done"))).toBe("done");
  });

  it("breaks a lock when it is older than any set-up takes", async () => {
    fs.mkdirSync(path.dirname(lock()));
    fs.writeFileSync(lock(), String(process.pid));
    fs.utimesSync(lock(), new Date(0), new Date(0));
    expect(await withLock(lock(), () => Promise.resolve("done"))).toBe("done");
  });

  it("leaves no lock behind when the work fails", async () => {
    await expect(withLock(lock(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(fs.readdirSync(path.dirname(lock()))).toEqual([]);
  });
});
