import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { loadTypeScript } from "../../load/load-typescript.js";
import { inSource, showSource, thrownAt } from "../../load/source-places.js";
import { useTemporaryFolder } from "../support/temporary-folder";

const folder = useTemporaryFolder();

/** A module whose `fail` throws in another module, both longer in TypeScript than compiled. */
function loadFailing(thrown: string): { fail: () => void } {
  const types = "export interface Unused {\n  readonly a: string;\n}\n";
  const files = {
    "main.ts": `${types}import { deep } from "./deep";\nexport const fail = (): void => deep();\n`,
    "deep.ts": `${types}export function deep(): void {\n  throw ${thrown};\n}\n`,
  };
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder(), name), text);
  return loadTypeScript(path.join(folder(), "main.ts")) as { fail: () => void };
}

function thrownBy(fail: () => void): unknown {
  try {
    fail();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("places of what was compiled", () => {
  it("are those of the TypeScript, in the module that threw", () => {
    expect(thrownAt(thrownBy(loadFailing('new Error("a defect")').fail), folder())).toBe("deep.ts:5:9");
  });

  it("are known where the error has no message", () => {
    expect(thrownAt(thrownBy(loadFailing("new RangeError()").fail), folder())).toBe("deep.ts:5:9");
  });

  it.each(["undefined", '"a text"', "null", "{ stack: 1 }", "Object.create(null)"])(
    "are unknown where %s was thrown",
    (thrown) => {
      expect(thrownAt(thrownBy(loadFailing(thrown).fail), folder())).toBeUndefined();
    },
  );

  it("take the place of the compiled ones in a trace, and leave the others as they are", () => {
    const { stack = "" } = thrownBy(loadFailing('new Error("a defect")').fail) as Error;
    const other = "    at other (/elsewhere/other.ts:1:2)";
    const lines = inSource(`${stack}\n${other}`).split("\n");

    expect(lines[0]).toBe("Error: a defect");
    expect(lines[1]).toContain(`${path.join(folder(), "deep.ts")}:5:9`);
    expect(lines[2]).toContain(`${path.join(folder(), "main.ts")}:5:33`);
    expect(lines.at(-1)).toBe(other);
  });

  it("end an error's trace with the last place in the code that people write", () => {
    const error = thrownBy(loadFailing('new Error("a defect")').fail) as Error;
    showSource(error, folder());

    expect(error.stack?.split("\n").length).toBe(3);
    expect(error.stack).toMatch(/deep\.ts:5:9\)?\n.*main\.ts:5:33\)?$/);
  });

  it("are taken as they are where Node.js has them in their source already", () => {
    const script = `const { loadTypeScript } = require(${JSON.stringify(path.resolve("load/load-typescript.js"))});
      const { thrownAt } = require(${JSON.stringify(path.resolve("load/source-places.js"))});
      try { loadTypeScript(${JSON.stringify(path.join(folder(), "main.ts"))}).fail(); }
      catch (error) { console.log(thrownAt(error, ${JSON.stringify(fs.realpathSync(folder()))})); }`;
    loadFailing('new Error("a defect")');
    const run = (...options: string[]): string =>
      execFileSync(process.execPath, [...options, "-e", script], { encoding: "utf8" }).trim();

    expect(run("--enable-source-maps")).toBe("deep.ts:5:9");
    expect(run()).toBe("deep.ts:5:9");
  });

  it("leave the whole trace of an error from elsewhere", () => {
    const error = new Error("from elsewhere");
    const { stack } = error;
    showSource(error, folder());

    expect(error.stack).toBe(stack);
    expect(() => showSource(undefined, folder())).not.toThrow();
  });
});
