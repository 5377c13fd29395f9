import * as fs from "node:fs/promises";
import * as path from "node:path";
import { ProgramError } from "../program-error";

/**
 * Writes a stack's copy of a bundle, `.build/<stack>/<action>.zip`, by rename, so that a reader never sees half a file;
 * where it is there already, it stays.
 *
 * @returns its path relative to `infra/`, the folder that the engine reads assets from
 * @throws BUNDLE_FAILED where it cannot be written
 */
export async function writeAsset(
  projectRoot: string,
  stack: string,
  action: string,
  bytes: Uint8Array,
): Promise<string> {
  const file = path.join(projectRoot, ".build", stack, `${action}.zip`);
  try {
    await write(file, bytes);
  } catch (error) {
    throw new ProgramError(
      "BUNDLE_FAILED",
      `Writing the bundle of action "${action}" failed: ${(error as Error).message}. ` +
        "Make .build a folder that you may write to, with room on its disk, then run the command again.",
    );
  }
  return path.posix.join("..", ".build", stack, `${action}.zip`);
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const asItIs = await fs.readFile(file).catch(() => undefined);
  if (asItIs?.equals(bytes)) return;
  const temporary = `${file}.${process.pid}`;
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, file);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
}
