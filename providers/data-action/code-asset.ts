import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ProviderError } from "../errors/provider-error";
import { isObject } from "../properties";

/** How the engine marks an asset. Source: `@pulumi/pulumi/runtime/rpc.js` 3.248.0. */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const ASSET_SIGNATURE = "c44067f5952c0a294b673a41bacd8c17";

/** A file asset as the provider receives it. */
export interface CodeAsset {
  /** Relative to the folder of `main` in Pulumi.yaml, which is the working directory of the provider host. */
  readonly path: string;
  /** The file's when the engine read it, 64 hex digits. The engine calls it `hash`. */
  readonly codeSha256: string;
}

/** Reads a property as an asset; undefined where it is something else. */
export function parseCodeAsset(value: unknown): CodeAsset | undefined {
  if (!isObject(value) || value[SIGNATURE_KEY] !== ASSET_SIGNATURE) return undefined;
  const { path, hash } = value;
  if (typeof hash !== "string" || hash === "") return undefined;
  return { path: typeof path === "string" ? path : "", codeSha256: hash };
}

/** An asset of which only the hash is known: the engine puts the path back where the hash is the one it knows. */
export function hashOnlyAsset(codeSha256: string): Record<string, string> {
  return { [SIGNATURE_KEY]: ASSET_SIGNATURE, hash: codeSha256 };
}

/**
 * Reads the bundle for sending.
 *
 * @returns its bytes in base64
 * @throws CODE_MISSING, CODE_CHANGED
 */
export async function readCode(actionName: string, { path, codeSha256 }: CodeAsset): Promise<string> {
  const operation = `Sending the code of data action "${actionName}"`;
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new ProviderError({
      code: "CODE_MISSING",
      operation,
      seen: `found no readable bundle at ${path || "(no path)"} (${(error as NodeJS.ErrnoException).code ?? "error"})`,
      remedy: "Run pulumi up again: the program writes the bundle anew.",
    });
  }
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual !== codeSha256) {
    throw new ProviderError({
      code: "CODE_CHANGED",
      operation,
      seen: `found another bundle at ${path} (sha256 ${actual.slice(0, 12)}…) than the preview showed (${codeSha256.slice(0, 12)}…)`,
      remedy: "Let one pulumi run at a time in this checkout, then run pulumi up again.",
    });
  }
  return bytes.toString("base64");
}
