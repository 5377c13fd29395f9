import { type Zippable, zipSync } from "fflate";

/** ZIP's earliest date, in local time as fflate reads it: the same bytes in every time zone. */
const fixedDate = new Date(1980, 0, 1);

/** A ZIP of the given files (name to text) whose bytes depend on nothing but their names and contents. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sorted: Zippable = {};
  for (const name of Object.keys(files).sort()) {
    sorted[name] = [files[name] ?? new Uint8Array(), { mtime: fixedDate, level: 9 }];
  }
  return zipSync(sorted);
}
