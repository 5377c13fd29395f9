import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { importTypeScript, loadTypeScript, loadTypeScriptModules } from "../../load/load-typescript.js";
import { letTheEditSettle } from "../infra/bundle/support/small-checkout";
import { useTemporaryFolder } from "../support/temporary-folder";

const checkout = path.resolve(__dirname, "../..");
const temporaryFolder = useTemporaryFolder();

function folderWith(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(temporaryFolder(), "sources-"));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

function brokenFile(): string {
  return path.join(folderWith({ "broken.ts": "export const a = 1;\nexport const b = ;" }), "broken.ts");
}

/** What is seen of an error, however it is printed. */
function seenOf(error: unknown) {
  const { code, message, stack } = error as Error & { code?: string };
  return { code, message, stack, own: Object.keys(error as Error).sort() };
}

function failureOf(load: () => unknown) {
  try {
    load();
  } catch (error) {
    return seenOf(error);
  }
  throw new Error("the source was loaded");
}

const broken = {
  code: "SOURCE_INVALID",
  message: expect.stringMatching(/broken\.ts:2:17:\n.*export const b = ;/),
  stack: expect.not.stringMatching(/^\s+at /m),
  own: ["code", "name", "seen"],
};

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

  it("throws the compiler's message, with file, line and column, and no stack frame, when the source does not compile", () => {
    expect(failureOf(() => loadTypeScript(brokenFile()) as unknown)).toEqual(broken);
  });

  it("names every file that does not compile when there are several", () => {
    const folder = folderWith({
      "a.ts": "export const a = ;",
      "b.ts": "export const b = ;",
      "both.ts": `import "./a"; import "./b";`,
    });
    const { message } = failureOf(() => loadTypeScript(path.join(folder, "both.ts")) as unknown);

    expect(message).toMatch(/a\.ts:1:\d+/);
    expect(message).toMatch(/b\.ts:1:\d+/);
  });
});

describe("a second process", () => {
  it("starts no compiler for sources that are as the first one left them, and compiles what was edited", () => {
    const copy = fs.realpathSync(temporaryFolder());
    for (const name of ["load", "foundation"])
      fs.cpSync(path.join(checkout, name), path.join(copy, name), { recursive: true });
    fs.copyFileSync(path.join(checkout, "package.json"), path.join(copy, "package.json"));
    fs.symlinkSync(path.join(checkout, "node_modules"), path.join(copy, "node_modules"));
    const file = path.join(copy, "source.ts");
    const write = (text: string): void => {
      fs.writeFileSync(file, text);
      // The copied compiler is to be older than the process that loads it, by any file system's clock.
      for (let tick = 0; tick < 10; tick += 1) letTheEditSettle(copy);
    };
    const script = `const { loadTypeScript } = require("./load/load-typescript.js");
      const { value } = loadTypeScript(${JSON.stringify(file)});
      const compiler = Object.keys(require.cache).some((name) => name.includes("esbuild/lib"));
      console.log(JSON.stringify([value, compiler]));`;
    const run = (): unknown =>
      JSON.parse(
        execFileSync(process.execPath, ["-e", script], { cwd: copy, encoding: "utf8", stdio: "pipe" }),
      );

    write("export const value: number = 1;");
    expect(run()).toEqual([1, true]);
    expect(run()).toEqual([1, false]);
    write("export const value: number = 2;");
    expect(run()).toEqual([2, true]);
    expect(run()).toEqual([2, false]);
    write("export const value: number = ;");
    expect(run).toThrow("SOURCE_INVALID");
  });
});

describe("importTypeScript", () => {
  it("throws the same as loadTypeScript when the source does not compile", async () => {
    const error: unknown = await importTypeScript(brokenFile()).catch((thrown: unknown) => thrown);

    expect(seenOf(error)).toEqual(broken);
  });

  it.each([
    ["commands/start/main.ts", "tools/tool-chain/use-build.js"],
    ["commands/review/main.ts", "commands/review/fit-within.js"],
  ])(
    "leaves the plain JavaScript that %s imports a module of its own, with a folder of its own",
    (entry, file) => {
      const script = `
      const path = require("node:path");
      require("./load/load-typescript.js").loadTypeScript(path.resolve(${JSON.stringify(entry)}));
      process.stdout.write(String(path.resolve(${JSON.stringify(file)}) in require.cache));`;

      expect(execFileSync(process.execPath, ["-e", script], { cwd: checkout, encoding: "utf8" })).toBe(
        "true",
      );
    },
  );
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
