import * as fs from "node:fs";
import * as path from "node:path";
import { CommandError } from "../command-error";
import type { NewActionOptions } from "./new-action-options";
import { rename, renameExample } from "./rename";

/** The template's name, in whose place the new action's comes. */
const TEMPLATE = "record-lookup";

/** Files by their path in the action's folder, in order. */
export type ActionFiles = ReadonlyMap<string, string>;

/**
 * The files of a new action: the template's, with those of `templates/AUTH` in place of its own, or an example's; the
 * names in them are the new action's, but for an example's contract.
 *
 * @throws COMMAND_INVALID an example that is not there
 */
export function actionFiles(projectRoot: string, { name, auth, from }: NewActionOptions): ActionFiles {
  const files =
    from === undefined ? fromTemplate(projectRoot, name, auth) : fromExample(projectRoot, name, from);
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fromTemplate(projectRoot: string, name: string, auth: string): [file: string, text: string][] {
  const files = { ...filesIn(projectRoot, "templates", TEMPLATE), ...variant(projectRoot, auth) };
  return Object.entries(files).map(([file, text]) => [file, rename(text, TEMPLATE, name)]);
}

/** Under its own name it stays as it is. */
function fromExample(projectRoot: string, name: string, example: string): [file: string, text: string][] {
  const files = Object.entries(exampleFiles(projectRoot, example));
  if (name === example) return files;
  const [, codePrefix] = /codePrefix: "([A-Z_]+)"/.exec(files.map(([, text]) => text).join("\n")) ?? [];
  const renaming = { from: example, to: name, ...(codePrefix === undefined ? {} : { codePrefix }) };
  return files.map(([file, text]) => [file, renameExample(text, renaming)]);
}

/** The template itself signs in with an API key. */
function variant(projectRoot: string, auth: string): Record<string, string> {
  return auth === "api-key" ? {} : filesIn(projectRoot, "templates", auth);
}

function exampleFiles(projectRoot: string, example: string): Record<string, string> {
  const all = fs
    .readdirSync(path.join(projectRoot, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  if (all.includes(example)) return filesIn(projectRoot, "examples", example);
  throw new CommandError(
    `Copying the example ${JSON.stringify(example)} failed: examples/ has no such folder. Name one of these: ${all.join(", ")}.`,
  );
}

function filesIn(projectRoot: string, ...folder: string[]): Record<string, string> {
  const root = path.join(projectRoot, ...folder);
  const files = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return Object.fromEntries(
    files.map((file) => [path.relative(root, file).replaceAll(path.sep, "/"), fs.readFileSync(file, "utf8")]),
  );
}
