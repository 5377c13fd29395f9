import { ProgramError } from "../program-error";

/** Exactly what is uploaded to the platform, and what a reviewer is shown of it. */
export interface Bundle {
  /** The ZIP, with `index.js` at its root. */
  readonly bytes: Uint8Array;
  /** Of the ZIP, 64 hex digits. */
  readonly codeSha256: string;
  /** A line per module and per dependency (see `BundleDescriber`). */
  readonly manifest: string;
}

/** What bundling several actions came to, by the actions' folders. */
export type Bundles = ReadonlyMap<string, Bundle | ProgramError>;

/**
 * The bundle of one of them.
 *
 * @throws BUNDLE_FAILED where there is none
 */
export function requireBundle(bundles: Bundles, folder: string): Bundle {
  const bundle = bundles.get(folder);
  if (bundle instanceof ProgramError) throw bundle;
  if (!bundle) throw new Error(`${folder} is not among what was bundled.`);
  return bundle;
}
