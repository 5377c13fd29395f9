import type { Metafile } from "esbuild";

/** The text of a module, and what it was made of. */
export interface BundledModule {
  readonly code: Uint8Array;
  /** Of this module alone: what it holds, and everything that was read for it. */
  readonly metafiles: readonly Metafile[];
}

/** The part of a compilation of several entries that is about one of them. */
export function partOf(metafile: Metafile, entryPoint: string): Metafile {
  const inputs: Metafile["inputs"] = {};
  const waiting = [entryPoint];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const input = metafile.inputs[file];
    if (!input || Object.hasOwn(inputs, file)) continue;
    inputs[file] = input;
    for (const { path, external } of input.imports) if (!external) waiting.push(path);
  }
  const outputs = Object.entries(metafile.outputs).filter(([, output]) => output.entryPoint === entryPoint);
  return { inputs, outputs: Object.fromEntries(outputs) };
}
