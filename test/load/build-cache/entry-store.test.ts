import * as fs from "node:fs";
import * as path from "node:path";
import { EntryStore } from "../../../load/build-cache/entry-store.js";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const newStore = (): EntryStore => new EntryStore(path.join(folder(), "entries"));

describe("EntryStore", () => {
  it("gives what was written, also to another process, and nothing for another name", () => {
    newStore().write("a", "text");
    expect(newStore().read("a")?.toString()).toBe("text");
    expect(newStore().read("b")).toBeUndefined();
  });

  it("gives nothing of a damaged entry, and takes another one in its place", () => {
    const store = newStore();
    store.write("a", "text");
    fs.appendFileSync(path.join(store.folder, "a"), "x");
    expect(store.read("a")).toBeUndefined();
    store.write("a", "again");
    expect(store.read("a")?.toString()).toBe("again");
  });

  it("keeps within its bounds by removing what was not used for longest", () => {
    const store = newStore();
    for (const [index, name] of ["oldest", "old", "new"].entries()) {
      store.write(name, "x".repeat(1_000));
      fs.utimesSync(path.join(store.folder, name), index, index);
    }
    // It is read, and so counts as used.
    expect(store.read("oldest")).toBeDefined();
    store.prune(2_500);
    expect(fs.readdirSync(store.folder)).toEqual(["oldest"]);
  });

  it("removes nothing where it has not written", () => {
    newStore().write("a", "text");
    const reading = newStore();
    reading.prune(0);
    expect(reading.read("a")).toBeDefined();
  });

  it("throws nothing where nothing can be written", () => {
    fs.writeFileSync(path.join(folder(), "entries"), "a file");
    const store = newStore();
    store.write("a", "text");
    store.prune();
    expect(store.read("a")).toBeUndefined();
  });
});
