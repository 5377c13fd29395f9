import { build, type BuildFailure, formatMessages } from "esbuild";
import { createHash } from "node:crypto";
import * as path from "node:path";
import { ProgramError } from "../program-error";
import { bundleOptions } from "./esbuild-options";
import { describeBundle } from "./manifest";
import { zip } from "./zip";

/** Exactly what is uploaded to CXone, and what a reviewer is shown of it. */
export interface Bundle {
  /** The ZIP, with `index.js` at its root. */
  readonly bytes: Uint8Array;
  /** Of the ZIP, 64 hex digits. */
  readonly codeSha256: string;
  /** A line per module and per dependency (see `describeBundle`). */
  readonly manifest: string;
}

/**
 * Bundles the handler of the action in the given folder: byte-identical for the same sources and lock file, in any
 * folder, time zone and supported version of Node.js.
 *
 * @throws BUNDLE_FAILED with the compiler's messages, where the source does not compile
 */
export async function bundleAction(projectRoot: string, folder: string): Promise<Bundle> {
  const entryPoint = path.join(folder, "index.ts");
  const { outputFiles, metafile } = await build(bundleOptions(projectRoot, entryPoint)).catch(
    async (error: unknown) => {
      throw await bundleError(folder, error);
    },
  );
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const bytes = zip({ "index.js": code });
  const codeSha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, codeSha256, manifest: await describeBundle(projectRoot, metafile) };
}

async function bundleError(folder: string, error: unknown): Promise<ProgramError> {
  const name = path.basename(folder);
  const { errors = [] } = error as Partial<BuildFailure>;
  const seen = errors.length > 0 ? (await formatMessages(errors, { kind: "error" })).join("") : String(error);
  return new ProgramError(
    "BUNDLE_FAILED",
    `Bundling action "${name}" failed:\n${seen.trimEnd()}\nFix the source, then run the command again.`,
  );
}
