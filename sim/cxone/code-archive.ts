import type { Unzipped } from "fflate";
import { HttpError } from "../http/http-error";
import { unzipCode } from "../runtime/unzip-code";

/** The contract's limit of `code`. ASSUMED: counted as ZIP bytes (test/sim/cxone/code-archive.test.ts). */
export const MAX_CODE_BYTES = 5 * 1024 * 1024;

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
  if (!Object.hasOwn(unzip(zip), "index.js")) throw refused("the ZIP has no index.js at its root");
  return zip;
}

function unzip(zip: Buffer): Unzipped {
  try {
    return unzipCode(zip);
  } catch (error) {
    throw refused((error as Error).message);
  }
}

function refused(what: string): HttpError {
  return new HttpError(400, "bad.request", `code: ${what}`);
}
