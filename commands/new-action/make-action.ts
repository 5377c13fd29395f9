import { SHARED_FOLDER } from "../../infra/actions/discover-actions";
import type { ConfigKey } from "../../infra/config/config-key";
import { checkName } from "../sources/check-name";
import { writeActionFolder } from "../sources/write-action-folder";
import { actionFiles } from "./action-files";
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
  const { keys } = await writeActionFolder(projectRoot, name, files);
  return { files: [...files.keys()], keys };
}
