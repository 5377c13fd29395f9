import { unzipCode } from "../../runtime/unzip-code";
import type { StoredZip } from "../store/records";

/** The endings that a handler's file may have. ASSUMED: an ECMAScript module is not taken. */
const EXTENSIONS = [".js", ".cjs"];
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_ENTRIES = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/**
 * What becomes of an uploaded ZIP: Available, or why not.
 *
 * @param handler the function's, where it is known by now
 */
export function judgeZip(
  bytes: Buffer,
  handler: string | undefined,
): Pick<StoredZip, "status"> & { errorMessage?: string } {
  if (isEncrypted(bytes)) return { status: "InvalidFile", errorMessage: "The ZIP file is encrypted." };
  let names: readonly string[];
  try {
    names = Object.keys(unzipCode(bytes));
  } catch (error) {
    return {
      status: "InvalidFormat",
      errorMessage: `The file is not a usable ZIP file: ${(error as Error).message}.`,
    };
  }
  const missing = handler === undefined ? undefined : missingHandler(names, handler);
  if (missing !== undefined) return { status: "Invalid", errorMessage: missing };
  return { status: "Available" };
}

/** Why a ZIP with these files has no such handler; nothing where it has. */
export function missingHandler(names: readonly string[], handler: string): string | undefined {
  const file = handlerFile(handler);
  if (EXTENSIONS.some((extension) => names.includes(file + extension))) return undefined;
  return `The ZIP file has no ${file}.js for the handler ${handler}.`;
}

/** `src/index.handler` → `src/index`. */
function handlerFile(handler: string): string {
  return handler.slice(0, handler.lastIndexOf("."));
}

/** Whether any entry of the ZIP's directory has the first bit of its flags set. */
function isEncrypted(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf(END_OF_ENTRIES);
  if (end === -1 || end + 22 > bytes.length) return false;
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL_ENTRY) {
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return true;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return false;
}
