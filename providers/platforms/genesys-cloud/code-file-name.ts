import { createHash } from "node:crypto";

/**
 * The name under which a bundle is uploaded, `NAME.SHA256.zip`. Neither the bundle nor a checksum of it can be read back
 * from the platform, and this name can.
 */
export function codeFileName(actionName: string, codeSha256: string): string {
  return `${actionName}.${codeSha256}.zip`;
}

/**
 * The sha256 of an uploaded bundle, by its file's name.
 *
 * @returns for a file that was not named by {@link codeFileName} digits that no bundle has, the same for the same file
 */
export function codeSha256Of(fileName: string): string {
  return namedSha256(fileName) ?? createHash("sha256").update(`uploaded by hand: ${fileName}`).digest("hex");
}

/** Whether a file has a name of ours. */
export function isNamedByUs(fileName: string): boolean {
  return namedSha256(fileName) !== undefined;
}

function namedSha256(fileName: string): string | undefined {
  return /\.([0-9a-f]{64})\.zip$/.exec(fileName)?.[1];
}
