import { unzipSync } from "fflate";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { bundleAction } from "../../infra/bundle/bundle-action";

/** The action that is measured. */
export const ACTION_FOLDER = path.join("action-src", "crm-contact-enrichment");

/**
 * Bundles the handler as it would be uploaded and unpacks it, as CXone does.
 *
 * @param folder absolute path of the folder to unpack into
 * @returns the path of `index.js`
 * @throws BUNDLE_FAILED
 */
export async function unpackHandler(projectRoot: string, folder: string): Promise<string> {
  const { bytes } = await bundleAction(projectRoot, path.join(projectRoot, ACTION_FOLDER));
  const file = path.join(folder, "index.js");
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(file, unzipSync(bytes)["index.js"] ?? new Uint8Array());
  return file;
}
