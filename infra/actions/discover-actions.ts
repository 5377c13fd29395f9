import * as fs from "node:fs";
import * as path from "node:path";
import type { ActionDescription } from "../../action-src/define-action";
import { loadTypeScriptModules } from "../../tools/load-typescript.js";
import { ProgramError } from "../program-error";

/** An action as the folder listing of `action-src` shows it. */
export interface DiscoveredAction {
  /** Absolute path of the action's folder. */
  readonly folder: string;
  readonly description: ActionDescription;
}

/**
 * Finds every action: each folder of `action-src` that holds an `action.ts`, in the order of their names.
 *
 * @throws ACTION_INVALID where a description does not load, or its name is not its folder's
 */
export function discoverActions(projectRoot: string): DiscoveredAction[] {
  const actionSource = path.join(projectRoot, "action-src");
  const folders = fs
    .readdirSync(actionSource)
    .sort()
    .map((name) => path.join(actionSource, name))
    .filter((folder) => fs.existsSync(path.join(folder, "action.ts")));
  return loadDescriptions(folders).map((description, index) => {
    const folder = folders[index] ?? "";
    if (description?.name !== path.basename(folder)) throw misnamed(folder, description);
    return { folder, description };
  });
}

function loadDescriptions(folders: string[]): (ActionDescription | undefined)[] {
  try {
    const modules = loadTypeScriptModules(folders.map((folder) => path.join(folder, "action.ts")));
    return modules.map((module) => (module as { action?: ActionDescription }).action);
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    throw new ProgramError(
      "ACTION_INVALID",
      `Loading the actions' descriptions failed: ${seen}\nMend the file it names.`,
    );
  }
}

function misnamed(folder: string, description: ActionDescription | undefined): ProgramError {
  const seen = description
    ? `it describes the action "${description.name}"`
    : "it exports no `action` made with defineAction";
  return new ProgramError(
    "ACTION_INVALID",
    `Reading action-src/${path.basename(folder)}/action.ts failed: ${seen}. ` +
      `Export \`action = defineAction({ name: "${path.basename(folder)}", … })\`, the name being the folder's.`,
  );
}
