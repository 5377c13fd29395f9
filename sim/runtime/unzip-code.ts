import { unzipSync, type Unzipped } from "fflate";

/** Far above any bundle; keeps a ZIP made to explode from taking the machine's memory. */
const MAX_UNZIPPED_BYTES = 100 * 1024 * 1024;

/** Why a ZIP is not unpacked; its message is the end of a sentence that begins with the ZIP. */
class UnusableZip extends Error {
  override readonly name = "UnusableZip";
}

/**
 * The files of a ZIP by their relative path, folders left out.
 *
 * @throws UnusableZip not a ZIP, too large unzipped, or a path that leaves the folder
 */
export function unzipCode(zip: Buffer): Unzipped {
  let unzippedBytes = 0;
  return unzip(zip, (name, sizeBytes) => {
    unzippedBytes += sizeBytes;
    if (unzippedBytes > MAX_UNZIPPED_BYTES)
      throw new UnusableZip(`over ${MAX_UNZIPPED_BYTES} bytes unzipped`);
    if (leavesFolder(name)) throw new UnusableZip(`the ZIP's entry ${name} leaves the folder`);
    return !name.endsWith("/");
  });
}

function unzip(zip: Buffer, accept: (name: string, sizeBytes: number) => boolean): Unzipped {
  try {
    return unzipSync(zip, { filter: ({ name, originalSize }) => accept(name, originalSize) });
  } catch (error) {
    if (error instanceof UnusableZip) throw error;
    throw new UnusableZip("is not a ZIP");
  }
}

function leavesFolder(name: string): boolean {
  return name.startsWith("/") || name.includes("\\") || name.includes(":") || name.split("/").includes("..");
}
