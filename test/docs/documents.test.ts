import * as fs from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";
import * as yaml from "yaml";
import { environmentKeys } from "../../infra/actions/environment";
import { discoverActions } from "../../infra/actions/discover-actions";
import { allBaseKeyNames } from "../../infra/config/base-keys";
import type { Main } from "../../load/command";
import { scripts } from "../../package.json";
import { anchorsOf, codeBlocks, inlineCode, linksOf } from "./support/markdown";
import { typeProblems } from "../support/type-problems";

const projectRoot = path.resolve(__dirname, "../..");
const within = (...parts: string[]) => path.join(projectRoot, ...parts);
const textOf = (name: string) => fs.readFileSync(within(name), "utf8");
const filesIn = (folder: string) =>
  fs
    .readdirSync(within(folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file));

const DOCUMENTS = [
  ...fs.readdirSync(projectRoot),
  ...fs.readdirSync(within("docs")).map((file) => path.join("docs", file)),
  ...["action-src", "examples"].flatMap(filesIn),
].filter((file) => file.endsWith(".md"));

/** Lines of the shell that a document shows: in its blocks, and as code within its text. */
function commandsOf(document: string): string[] {
  const text = textOf(document);
  const lines = codeBlocks(text)
    .filter(({ language }) => language === "sh" || language === "console")
    .flatMap(({ content }) => content.split("\n"));
  return [...lines, ...inlineCode(text)]
    .flatMap((line) => line.replace(/\s#\s.*$/, "").split(/&&|\|/))
    .map((line) => line.trim());
}

/** `npm run NAME -- ARGUMENTS` among these lines. */
const npmRuns = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const [, script = "", rest = ""] = /\bnpm run (?:-s |--silent )?([\w:-]+)(?: -- (.*))?/.exec(line) ?? [];
    return script === "" ? [] : [{ script, rest }];
  });

async function helpOf(file: string): Promise<string> {
  const { main } = (await import(within(file))) as { main: Main };
  let text = "";
  const write = jest
    .spyOn(process.stdout, "write")
    .mockImplementation((part) => (text += String(part)) !== "");
  try {
    expect(await main(["--help"], { projectRoot })).toBe(0);
  } finally {
    write.mockRestore();
  }
  return text;
}

describe("the documents", () => {
  it.each(DOCUMENTS)("%s: every relative link and anchor leads somewhere", (document) => {
    const dead = linksOf(textOf(document))
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? document : path.join(path.dirname(document), file);
        if (!fs.existsSync(within(target))) return true;
        return anchor !== undefined && !anchorsOf(textOf(target)).has(anchor);
      });
    expect(dead).toEqual([]);
  });

  it("are all reached from README.md", () => {
    const reached = new Set(["README.md"]);
    for (const document of reached)
      for (const link of linksOf(textOf(document)).map((target) => target.split("#")[0] ?? "")) {
        const target = path.join(path.dirname(document), link);
        if (link.endsWith(".md") && DOCUMENTS.includes(target)) reached.add(target);
      }
    expect(DOCUMENTS.filter((document) => !reached.has(document))).toEqual([]);
  });

  it.each(DOCUMENTS)("%s: every npm script that it calls is there", (document) => {
    const lines = commandsOf(document);
    const called = npmRuns(lines).map(({ script }) => script);
    const plain = lines.flatMap((line) => /\bnpm (test|start)\b/.exec(line)?.[1] ?? []);
    expect([...called, ...plain].filter((script) => script !== "NAME" && !(script in scripts))).toEqual([]);
  });

  const options = new Map<string, Set<string>>();
  for (const { script, rest } of DOCUMENTS.flatMap((document) => npmRuns(commandsOf(document))))
    for (const [option] of rest.matchAll(/(?<=^|\s)--[a-z][\w-]*/g))
      options.set(script, (options.get(script) ?? new Set()).add(option));

  it.each(
    [...options].flatMap(([script, used]) => {
      const file = /^node load\/run\.js (\S+)$/.exec(scripts[script as keyof typeof scripts] ?? "")?.[1];
      return file === undefined ? [] : [{ script, file, used: [...used] }];
    }),
  )("npm run $script has the options that they give it", async ({ file, used }) => {
    const help = await helpOf(file);
    expect(used.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(help))).toEqual([]);
  });

  it.each(DOCUMENTS)("%s: every configuration key that it sets is one", (document) => {
    const own = environmentKeys(discoverActions(projectRoot)).map(({ name }) => name);
    const known = new Set([...allBaseKeyNames(), ...own, "KEY"]);
    const set = commandsOf(document).flatMap((line) => {
      const words =
        /\bpulumi(?: --)? config set (.*)$/
          .exec(line)?.[1]
          ?.replace(/--(?:stack|type|config-file) \S+/g, "") ?? "";
      const key = words.split(/\s+/).find((word) => word !== "" && !word.startsWith("-"));
      // A path: 'adopt["NAME"]' is a part of adopt. What begins so belongs to the action that the tutorial makes.
      const name = key?.replace(/^'/, "").split(/[[.']/)[0];
      return name === undefined || name.startsWith("refundPolicy") ? [] : [name];
    });
    expect(set.filter((key) => !known.has(key))).toEqual([]);
  });

  it.each(DOCUMENTS)("%s: its blocks of code can be read", (document) => {
    const problems = codeBlocks(textOf(document)).flatMap(({ language, content }) => {
      try {
        if (language === "json") JSON.parse(content);
        if (language === "yaml") yaml.parse(content);
      } catch (error) {
        return [`${(error as Error).message} in:\n${content}`];
      }
      return language === "ts" ? syntaxProblems(content) : [];
    });
    expect(problems).toEqual([]);
  });

  it("have complete TypeScript where they say so", () => {
    const complete = DOCUMENTS.flatMap((document) =>
      codeBlocks(textOf(document)).filter(({ words }) => words.includes("complete")),
    );
    expect(complete.length).toBeGreaterThan(0);
    expect(
      typeProblems(
        projectRoot,
        complete.map(({ content }) => content),
      ),
    ).toEqual([]);
  }, 60_000);

  it("say of every command how it ends", () => {
    const [, table = ""] = textOf("docs/operations.md").split("## Exit codes");
    const commands = Object.entries(scripts).filter(([, line]) => /^node (?:load|tools)\//.test(line));
    expect(commands.length).toBeGreaterThan(15);
    const missing = commands
      .map(([script]) => (script === "start" ? "npm start" : script))
      .filter((script) => !new RegExp(`\`(?:npm run )?${script}\``).test(table));
    expect(missing).toEqual([]);
  });

  it("are named rightly in the sources", () => {
    const sources = [
      "action-src",
      "commands",
      "examples",
      "foundation",
      "infra",
      "load",
      "providers",
      "sim",
      "templates",
      "tools",
      ".github",
    ]
      .flatMap(filesIn)
      .filter((file) => /\.(?:[jt]s|yml|yaml)$/.test(file));
    const dead = sources.flatMap((file) =>
      [...textOf(file).matchAll(/\bdocs\/[\w-]+\.(?:md|yaml)(?:#([\w-]+))?/g)]
        .filter(([mention, anchor]) => {
          const target = mention.split("#")[0] ?? "";
          return (
            !fs.existsSync(within(target)) || (anchor !== undefined && !anchorsOf(textOf(target)).has(anchor))
          );
        })
        .map(([mention]) => `${file}: ${mention}`),
    );
    expect(dead).toEqual([]);
  });
});

function syntaxProblems(content: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(content, { reportDiagnostics: true });
  return diagnostics.map(
    ({ messageText }) => `${ts.flattenDiagnosticMessageText(messageText, "\n")} in:\n${content}`,
  );
}
