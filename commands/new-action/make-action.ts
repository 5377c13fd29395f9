import * as fs from "node:fs";
import * as path from "node:path";
import { discoverActions, SHARED_FOLDER } from "../../infra/actions/discover-actions";
import { environmentKeys } from "../../infra/actions/environment";
import type { ConfigKey } from "../../infra/config/config-key";
import { runProcess } from "../../load/run-process.js";
import { actionFiles } from "./action-files";
import { checkName } from "./check-name";
import type { NewActionOptions } from "./new-action-options";

/** An action that was made. */
export interface MadeAction {
  /** Relative to the action's folder, in order. */
  readonly files: readonly string[];
  /** The configuration keys that a stack has to have for it. */
  readonly keys: readonly ConfigKey[];
}

/**
 * Makes an action's folder, whole or not at all.
 *
 * @throws COMMAND_INVALID a name that is taken or no name, an example that is not there; ACTION_INVALID where its
 * configuration keys do not go together with those of another action
 */
export async function makeAction(projectRoot: string, options: NewActionOptions): Promise<MadeAction> {
  const { name } = options;
  checkName(projectRoot, name, [SHARED_FOLDER]);
  const files = actionFiles(projectRoot, options);
  const folder = path.join(projectRoot, "action-src", name);
  try {
    for (const [file, text] of files) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    await format(projectRoot, folder);
    const keys = environmentKeys(discoverActions(projectRoot, [name]));
    // Together with the others, where those are in order; what is wrong with them is not this command's to say.
    environmentKeys(othersInOrder(projectRoot));
    return { files: [...files.keys()], keys };
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
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
