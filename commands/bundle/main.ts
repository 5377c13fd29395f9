import * as fs from "node:fs/promises";
import * as path from "node:path";
import { bundleAction } from "../../infra/bundle/bundle-action";
import { command } from "../../load/command";
import { CommandError } from "../command-error";
import { findAction } from "../find-action";
import { parseBundleOptions } from "./bundle-options";

/** `npm run bundle -- ACTION --out FILE.zip`: writes exactly the bytes that an update would upload. */
export const main = command({
  read: parseBundleOptions,
  run: async ({ action: name, out, platform }, { projectRoot }) => {
    // npm changes into the project's folder; INIT_CWD is where the person is.
    const file = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), out);
    const action = findAction(projectRoot, name, "Bundling", "Name one of these.");
    const { bytes, codeSha256, manifest } = await bundleAction(projectRoot, action.folder, platform);
    await fs.writeFile(file, bytes).catch((error: Error) => {
      throw new CommandError(
        `Writing the bundle to ${file} failed: ${error.message}. Name a file in a folder you may write to.`,
      );
    });
    process.stdout.write(`${manifest}\n${file}: ${bytes.length} bytes, sha256 ${codeSha256}\n`);
  },
});
