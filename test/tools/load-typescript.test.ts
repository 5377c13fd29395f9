import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { loadTypeScript, loadTypeScriptModules } from "../../tools/load-typescript.js";

function folderWith(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "load-typescript-"));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

describe("loadTypeScript", () => {
  it("gives the exports of a module and of what it imports", () => {
    const folder = folderWith({
      "a.ts": `import { b } from "./b"; export const a: number = b + 1;`,
      "b.ts": `export const b = 1 as number;`,
    });

    expect((loadTypeScript(path.join(folder, "a.ts")) as { a: number }).a).toBe(2);
  });

  it("gives the same exports when called again", () => {
    const file = path.join(folderWith({ "a.ts": "export const a = {};" }), "a.ts");

    expect(loadTypeScript(file)).toBe(loadTypeScript(file));
  });

  it("names file and line when the source does not compile", () => {
    const file = path.join(
      folderWith({ "broken.ts": "export const a = 1;\nexport const b = ;" }),
      "broken.ts",
    );

    expect(() => loadTypeScript(file) as unknown).toThrow(/broken\.ts:2:\d+/);
  });
});

describe("loadTypeScriptModules", () => {
  it("gives the exports in the order of the files", () => {
    const folder = folderWith({ "a.ts": "export const name = 'a';", "b.ts": "export const name = 'b';" });
    const modules = loadTypeScriptModules([path.join(folder, "b.ts"), path.join(folder, "a.ts")]) as {
      name: string;
    }[];

    expect(modules.map(({ name }) => name)).toEqual(["b", "a"]);
  });
});
