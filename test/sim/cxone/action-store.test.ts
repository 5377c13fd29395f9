import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { StoredAction } from "../../../sim/cxone/action";
import { ActionStore } from "../../../sim/cxone/action-store";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "action-store-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const action = (fields: Partial<StoredAction> = {}): StoredAction => ({
  id: "42",
  name: "lookup",
  description: "",
  inputs: { properties: {} },
  outputs: { properties: {} },
  runtime: "nodejs18",
  timeoutSeconds: 30,
  environment: { SECRET: "hush" },
  tags: {},
  version: 1,
  codeSha256: "a".repeat(64),
  dateCreated: "2026-01-05T08:00:00.000Z",
  dateModified: "2026-01-05T08:00:00.000Z",
  ...fields,
});
const files = () => readdirSync(path.join(dataDir, "actions")).sort();

describe("ActionStore", () => {
  it("has the same actions and code when opened again", () => {
    new ActionStore(dataDir).put(action(), Buffer.from("zip"));
    const reopened = new ActionStore(dataDir);
    expect(reopened.list()).toEqual([action()]);
    expect(reopened.findByName("lookup")).toEqual(action());
    expect(reopened.readCode(action()).toString()).toBe("zip");
  });

  it("writes files that only their owner can read", () => {
    new ActionStore(dataDir).put(action(), Buffer.from("zip"));
    const modes = files().map((file) => statSync(path.join(dataDir, "actions", file)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
  });

  it("keeps one code file an action when replaced, and none when removed", () => {
    const store = new ActionStore(dataDir);
    store.put(action(), Buffer.from("zip"));
    const replaced = action({ version: 2, codeSha256: "b".repeat(64) });
    store.put(replaced, Buffer.from("zip 2"));
    expect(files()).toEqual([`42-${"b".repeat(64)}.zip`, "42.json"]);
    store.remove(replaced);
    expect(files()).toEqual([]);
    expect(new ActionStore(dataDir).list()).toEqual([]);
  });

  it("drops half-written files when opened", () => {
    new ActionStore(dataDir).put(action(), Buffer.from("zip"));
    writeFileSync(path.join(dataDir, "actions", "42.json.tmp"), "{");
    expect(new ActionStore(dataDir).list()).toHaveLength(1);
    expect(files()).toHaveLength(2);
  });

  it("names the file when a record is broken or its code is missing", () => {
    new ActionStore(dataDir).put(action(), Buffer.from("zip"));
    rmSync(path.join(dataDir, "actions", `42-${"a".repeat(64)}.zip`));
    expect(() => new ActionStore(dataDir)).toThrow(path.join(dataDir, "actions", "42.json"));
    writeFileSync(path.join(dataDir, "actions", "42.json"), "{");
    expect(() => new ActionStore(dataDir)).toThrow("42.json");
  });
});
