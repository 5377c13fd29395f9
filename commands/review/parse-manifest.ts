/** A module of ours in a bundle. */
export interface ManifestModule {
  readonly path: string;
  /** Of its minified text. */
  readonly sizeBytes: number;
  readonly hash: string;
}

/** A package in a bundle. */
export interface ManifestDependency {
  readonly name: string;
  readonly version: string;
  /** Its share of the minified bundle, rounded to 1,000 bytes. */
  readonly sizeBytes: number;
}

/** What is in a bundle, read from the resource's properties `manifest` and `sizeBytes`. */
export interface Manifest {
  /** Of the ZIP; undefined where the resource does not tell. */
  readonly zippedSizeBytes?: number;
  readonly modules: readonly ManifestModule[];
  readonly dependencies: readonly ManifestDependency[];
}

/** Reads the lines that `infra/bundle/manifest.ts` writes; a line of another form is passed over. */
export function parseManifest(text: string, zippedSizeBytes?: unknown): Manifest {
  const lines = text.split("\n");
  return {
    ...(typeof zippedSizeBytes === "number" ? { zippedSizeBytes } : {}),
    modules: lines.flatMap((line) => {
      const [, path, size, hash] = /^module (.+) (\d+) B (\S+)$/.exec(line) ?? [];
      return path === undefined || hash === undefined ? [] : [{ path, sizeBytes: Number(size), hash }];
    }),
    dependencies: lines.flatMap((line) => {
      const [, name, version, size] = /^dependency (\S+) (\S+) (\d+) kB$/.exec(line) ?? [];
      if (name === undefined || version === undefined) return [];
      return [{ name, version, sizeBytes: Number(size) * 1000 }];
    }),
  };
}
