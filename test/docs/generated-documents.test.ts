import * as fs from "node:fs";
import * as path from "node:path";
import { fillIn } from "../../commands/docs/fill-in";
import { generatedDocuments } from "../../commands/docs/generated-documents";
import { COMMAND_ERROR_CODES } from "../../commands/command-error";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../action-src/runtime/execution/error-codes";
import { artifactErrorCodes } from "../../infra/artifacts/artifact-error";
import { programErrorCodes } from "../../infra/program-error";
import { ERROR_CODES, PLATFORM_PROBLEMS } from "../../providers/errors/error-codes";
import { SIMULATOR_START_ERROR_CODES } from "../../sim/simulator-start-error";
import { toolChainErrorCodes } from "../../tools/tool-chain/tool-chain-error.js";

const projectRoot = path.resolve(__dirname, "../..");

/** Every table of codes, by the file that declares it: codes are not looked for there. */
const TABLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "action-src/runtime/execution/error-codes.ts": { ...ACTION_ERROR_CODES, ...BACKEND_FAULTS },
  "commands/command-error.ts": COMMAND_ERROR_CODES,
  "infra/artifacts/artifact-error.ts": artifactErrorCodes,
  "infra/program-error.ts": programErrorCodes,
  "providers/errors/error-codes.ts": { ...ERROR_CODES, ...PLATFORM_PROBLEMS },
  "sim/simulator-start-error.ts": SIMULATOR_START_ERROR_CODES,
  "tools/tool-chain/tool-chain-error.js": toolChainErrorCodes,
};

/** Where something throws an error with a code: the code, without a platform's prefix. */
const THROWN =
  /(?:\bcode(?: =|:)|(?:Error|Failure|fail|problem|invalid)\(\s*|codeOf\([\w.]+, )\s*"(?:CXONE_|PLATFORM_)?([A-Z]+(?:_[A-Z]+)+)"/g;

const sources = ["action-src/runtime", "commands", "infra", "load", "providers", "sim", "tools"].flatMap(
  (room) =>
    fs
      .readdirSync(path.join(projectRoot, room), { recursive: true, encoding: "utf8" })
      .map((file) => `${room}/${file.replaceAll(path.sep, "/")}`)
      .filter((file) => /\.[jt]s$/.test(file) && !(file in TABLES)),
);
const textOf = (file: string) => fs.readFileSync(path.join(projectRoot, file), "utf8");

describe("generatedDocuments", () => {
  it.each(generatedDocuments(projectRoot))("$name is what `npm run docs` writes", ({ before, text }) => {
    expect(before).toBe(text);
  });

  it("have an entry for every code that the sources give", () => {
    const known = new Set(Object.values(TABLES).flatMap(Object.keys));
    const given = new Map(
      sources.flatMap((file) => [...textOf(file).matchAll(THROWN)].map(([, code = ""]) => [code, file])),
    );
    expect(given.size).toBeGreaterThan(25);
    // What a simulated platform answers in its contract's own error body is no error of the product.
    given.delete("INTERNAL_SERVER_ERROR");
    expect([...given].filter(([code]) => !known.has(code))).toEqual([]);
  });

  it("have no entry for a code that the sources never give", () => {
    const text = sources.map(textOf).join("\n");
    const unused = Object.values(TABLES)
      .flatMap(Object.keys)
      .filter((code) => !new RegExp(`"(?:CXONE_)?${code}"`).test(text));
    expect(unused).toEqual([]);
  });
});

describe("fillIn", () => {
  const document = "before\n\n<!-- generated: a -->\n\nold\n\n<!-- end -->\n\nafter\n";

  it("replaces what stands between the marks, and nothing else, and can be repeated", () => {
    const filled = fillIn("x.md", document, { a: "new $& 1" });
    expect(filled).toBe("before\n\n<!-- generated: a -->\n\nnew $& 1\n\n<!-- end -->\n\nafter\n");
    expect(fillIn("x.md", filled, { a: "new $& 1" })).toBe(filled);
  });

  it.each([
    [{ b: "new" }, /marks a generated part "a"/],
    [{ a: "new", b: "more" }, /no mark for: b/],
  ])("throws where marks and parts differ: %j", (parts, message) => {
    expect(() => fillIn("x.md", document, parts)).toThrow(message);
  });
});
