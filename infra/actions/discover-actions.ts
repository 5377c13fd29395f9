import * as fs from "node:fs";
import * as path from "node:path";
import type { ActionDescription } from "../../action-src/define-action";
import { loadTypeScript, loadTypeScriptModules } from "../../load/load-typescript.js";
import { thrownAt } from "../../load/source-places.js";
import { ProgramError } from "../program-error";
import { descriptionProblems } from "./action-description";
import { textOfThrown } from "./text-of-thrown";

/** An action as the folder listing of `action-src` shows it. */
export interface DiscoveredAction {
  /** Absolute path of the action's folder. */
  readonly folder: string;
  readonly description: ActionDescription;
}

/** What the actions share; the one folder of `action-src` that is no action. */
export const SHARED_FOLDER = "runtime";

/**
 * Finds every action: each folder of `action-src` but `runtime`, in the order of their names. A folder without an
 * `action.ts` is an error, because to pass over it would delete the action it was; so is a symbolic link that is, or may
 * have been, one to a folder. Only a folder without any file is ignored.
 *
 * @param only the names of the actions to find; the others may be in any state. Default all
 * @throws ACTION_INVALID where a folder holds no action, or a description does not load or does not hold together
 */
export function discoverActions(projectRoot: string, only?: readonly string[]): DiscoveredAction[] {
  const isAsked = (entry: string) => !only || only.includes(path.basename(entry));
  const folders = actionFolders(projectRoot).filter(isAsked);
  const complete = folders.filter((folder) => fs.existsSync(descriptionOf(folder)));
  const misnamed = folders
    .filter((folder) => !complete.includes(folder))
    .map(
      (folder) =>
        `action-src/${path.basename(folder)}: it has no action.ts. Name its description so, or remove it.`,
    );
  const links = linkedFolders(projectRoot)
    .filter(isAsked)
    .map(
      (name) =>
        `action-src/${name}: it is a symbolic link, which is not followed, for the bundle would hold paths of elsewhere. ` +
        `Put the folder itself there, or remove the link.`,
    );
  const loaded = loadDescriptions(projectRoot, complete);
  const problems = [...misnamed, ...links, ...loaded.flatMap(({ problems }) => problems)];
  if (problems.length > 0) throw invalid(problems.map((problem) => `  ${problem}`).join("\n"));
  return loaded.map(({ folder, action }) => ({ folder, description: action as ActionDescription }));
}

/** The names of the folders that hold an action or should, in order; nothing of them is loaded. */
export function actionNames(projectRoot: string): string[] {
  return actionFolders(projectRoot).map((folder) => path.basename(folder));
}

function actionFolders(projectRoot: string): string[] {
  return entriesIn(projectRoot)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(sourceOf(projectRoot), name))
    .filter((folder) => filesIn(folder).length > 0)
    .sort();
}

/** The names of the symbolic links that are no links to files. */
function linkedFolders(projectRoot: string): string[] {
  return entriesIn(projectRoot)
    .filter((entry) => entry.isSymbolicLink() && !isFile(path.join(sourceOf(projectRoot), entry.name)))
    .map(({ name }) => name);
}

function entriesIn(projectRoot: string): fs.Dirent[] {
  return fs
    .readdirSync(sourceOf(projectRoot), { withFileTypes: true })
    .filter(({ name }) => isVisible(name) && name !== SHARED_FOLDER);
}

function sourceOf(projectRoot: string): string {
  return path.join(projectRoot, "action-src");
}

function loadDescriptions(projectRoot: string, folders: string[]) {
  return loadModules(projectRoot, folders).map(({ folder, action, failure }) => {
    const name = path.basename(folder);
    const seen = failure === undefined ? descriptionProblems(action, name) : [failure];
    return { folder, action, problems: seen.map((one) => `action-src/${name}/action.ts: ${one}`) };
  });
}

interface LoadedModule {
  readonly folder: string;
  readonly action?: unknown;
  readonly failure?: string;
}

/** All in one compilation, which is fast; each alone where that fails, which says whose fault it is. */
function loadModules(projectRoot: string, folders: string[]): LoadedModule[] {
  try {
    const modules = loadTypeScriptModules(folders.map(descriptionOf)) as { action?: unknown }[];
    return folders.map((folder, index) => ({ folder, action: modules[index]?.action }));
  } catch (error) {
    // The compiler's messages name the files themselves.
    if (isSourceError(error)) throw invalid(error.seen);
    return folders.map((folder) => loadAlone(projectRoot, folder));
  }
}

function loadAlone(projectRoot: string, folder: string): LoadedModule {
  try {
    return { folder, action: (loadTypeScript(descriptionOf(folder)) as { action?: unknown }).action };
  } catch (error) {
    const place = thrownAt(error, projectRoot);
    const at = place === undefined ? "" : `, at ${place}`;
    return { folder, failure: `it failed while it was loaded${at}: ${textOfThrown(error)}` };
  }
}

function isSourceError(error: unknown): error is Error & { seen: string } {
  return error instanceof Error && "code" in error && error.code === "SOURCE_INVALID";
}

/** Where the path leads to a file. One that leads nowhere is none. */
function isFile(linked: string): boolean {
  return fs.statSync(linked, { throwIfNoEntry: false })?.isFile() === true;
}

function descriptionOf(folder: string): string {
  return path.join(folder, "action.ts");
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && isVisible(entry.name))
    .map(({ name }) => name);
}

/** Not one of the hidden files that editors and operating systems leave. */
function isVisible(name: string): boolean {
  return !name.startsWith(".");
}

function invalid(seen: string): ProgramError {
  return new ProgramError(
    "ACTION_INVALID",
    `Reading the actions of action-src failed:\n${seen}\nFix what it names, then run the command again.`,
  );
}
