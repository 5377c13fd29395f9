import { unzipSync, type Unzipped } from "fflate";
import { HttpError } from "../http/http-error";

/** The contract's limit of `code`. ASSUMED: counted as ZIP bytes (test/sim/cxone/code-archive.test.ts). */
export const MAX_CODE_BYTES = 5 * 1024 * 1024;
/** Far above any bundle; keeps a ZIP made to explode from taking the machine's memory. */
const MAX_UNZIPPED_BYTES = 100 * 1024 * 1024;

/**
 * Decodes `code` and checks that it can run: canonical base64 of a ZIP with index.js at its root.
 *
 * @throws 413 `code.too.large`; 400 `bad.request`
 */
export function decodeCode(code: string): Buffer {
  const zip = Buffer.from(code, "base64");
  if (zip.length > MAX_CODE_BYTES) {
    throw new HttpError(413, "code.too.large", `code: ${zip.length} bytes, over ${MAX_CODE_BYTES} (5 MiB)`);
  }
  if (zip.toString("base64") !== code) throw refused("is not base64");
  const files = unzipCode(zip);
  if (!Object.hasOwn(files, "index.js")) throw refused("the ZIP has no index.js at its root");
  return zip;
}

/**
 * The files of a ZIP by their relative path, folders left out.
 *
 * @throws 400 `bad.request` not a ZIP, too large unzipped, or a path that leaves the folder
 */
export function unzipCode(zip: Buffer): Unzipped {
  let unzippedBytes = 0;
  const files = unzip(zip, (name, sizeBytes) => {
    unzippedBytes += sizeBytes;
    if (unzippedBytes > MAX_UNZIPPED_BYTES) throw refused(`over ${MAX_UNZIPPED_BYTES} bytes unzipped`);
    if (leavesFolder(name)) throw refused(`the ZIP's entry ${name} leaves the folder`);
    return !name.endsWith("/");
  });
  return files;
}

function unzip(zip: Buffer, accept: (name: string, sizeBytes: number) => boolean): Unzipped {
  try {
    return unzipSync(zip, { filter: ({ name, originalSize }) => accept(name, originalSize) });
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw refused("is not a ZIP");
  }
}

function leavesFolder(name: string): boolean {
  return name.startsWith("/") || name.includes("\\") || name.includes(":") || name.split("/").includes("..");
}

function refused(what: string): HttpError {
  return new HttpError(400, "bad.request", `code: ${what}`);
}
