import type { Metafile } from "esbuild";

/** The `sim.ts` of an action, and what the project's simulators are made of; the former says more to whoever imported it. */
const LAPTOP_ONLY = [/^action-src\/[^/]+\/sim\.ts$/, /^sim\//];

/** A file of a bundle that is for laptops and tests alone, relative to the project; undefined where there is none. */
export function laptopOnlyFile({ inputs }: Metafile): string | undefined {
  const files = Object.keys(inputs);
  return LAPTOP_ONLY.map((pattern) => files.find((file) => pattern.test(file))).find(Boolean);
}
