import * as fs from "node:fs";
import * as path from "node:path";
import { discoverActions } from "../../infra/actions/discover-actions";
import { environmentKeys } from "../../infra/actions/environment";
import type { ActionDescription } from "../../action-src/define-action";
import type { ConfigKey } from "../../infra/config/config-key";
import { runProcess } from "../../load/run-process.js";
import { CommandError } from "../command-error";

/** An action whose folder was written. */
export interface WrittenAction {
  readonly description: ActionDescription;
  /** The configuration keys that a stack has to have for it. */
  readonly keys: readonly ConfigKey[];
}

/**
 * Makes an action's folder, whole or not at all, and reads it as a deployment does.
 *
 * @param files by their path in the folder
 * @throws COMMAND_INVALID a folder that is there already; ACTION_INVALID an action that does not hold together, or whose
 * configuration keys do not go together with those of another action
 */
export async function writeActionFolder(
  projectRoot: string,
  name: string,
  files: ReadonlyMap<string, string>,
): Promise<WrittenAction> {
  const folder = path.join(projectRoot, "action-src", name);
  makeFolder(folder, name);
  try {
    for (const [file, text] of files) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text, { flag: "wx" });
    }
    await format(projectRoot, folder);
    const discovered = discoverActions(projectRoot, [name]);
    const [{ description } = { description: undefined }] = discovered;
    if (description === undefined) throw new Error(`action-src/${name} holds no action`);
    // Together with the others, where those are in order; what is wrong with them is not this command's to say.
    environmentKeys(othersInOrder(projectRoot));
    return { description, keys: environmentKeys(discovered) };
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Nobody's files are written over, not even those that somebody makes at this moment. */
function makeFolder(folder: string, name: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new CommandError(
      `Making the action ${JSON.stringify(name)} failed: action-src/${name} is there already. ` +
        "Use another name, or remove that folder first.",
    );
  }
}

/** A longer name breaks lines that a shorter one does not. Without the formatter the files are as good. */
async function format(projectRoot: string, folder: string): Promise<void> {
  const prettier = path.join(projectRoot, "node_modules", "prettier", "bin", "prettier.cjs");
  await runProcess(process.execPath, [prettier, "--write", folder], { cwd: projectRoot });
}

function othersInOrder(projectRoot: string) {
  try {
    return discoverActions(projectRoot);
  } catch {
    return [];
  }
}
