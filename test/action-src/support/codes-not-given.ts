import * as fs from "node:fs";
import * as path from "node:path";

/** Those of the codes that no source file below a folder gives; where they are listed does not count, nor do tests. */
export function codesNotGiven(codes: readonly string[], folder: string): string[] {
  const source = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/error-codes\.ts$|^test[\\/]/.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
  return codes.filter((code) => !source.includes(`"${code}"`));
}
