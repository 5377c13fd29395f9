import * as fs from "node:fs/promises";
import * as path from "node:path";

/**
 * Writes a stack's copy of a bundle, `.build/<stack>/<action>.zip`, by rename, so that a reader never sees half a file;
 * where it is there already, it stays.
 *
 * @returns its path relative to `infra/`, the folder that the engine reads assets from
 */
export async function writeAsset(
  projectRoot: string,
  stack: string,
  action: string,
  bytes: Uint8Array,
): Promise<string> {
  const folder = path.join(projectRoot, ".build", stack);
  const file = path.join(folder, `${action}.zip`);
  await fs.mkdir(folder, { recursive: true });
  const asItIs = await fs.readFile(file).catch(() => undefined);
  if (!asItIs?.equals(bytes)) {
    const temporary = `${file}.${process.pid}`;
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, file);
  }
  return path.posix.join("..", ".build", stack, `${action}.zip`);
}
