import type { Manifest } from "./parse-manifest";

/** A module or dependency that differs between two bundles. */
export interface BundleChange {
  readonly what: "module" | "dependency";
  readonly name: string;
  /** `984 B`, `1.2.3, 45 kB`; empty where there is none. */
  readonly before: string;
  readonly after: string;
}

/** What a bundle's biggest parts are. */
export interface Contributor {
  readonly name: string;
  readonly sizeBytes: number;
}

interface Part {
  readonly name: string;
  /** Differs when the part does. */
  readonly identity: string;
  readonly shown: string;
}

/** Modules and dependencies that were added, removed or changed, modules first, each in the order of names. */
export function bundleChanges(before: Manifest, after: Manifest): BundleChange[] {
  return [
    ...partChanges("module", moduleParts(before), moduleParts(after)),
    ...partChanges("dependency", dependencyParts(before), dependencyParts(after)),
  ];
}

/** The biggest modules and dependencies of a bundle, biggest first. */
export function biggestContributors(manifest: Manifest, count: number): Contributor[] {
  const modules = manifest.modules.map(({ path, sizeBytes }) => ({ name: path, sizeBytes }));
  const dependencies = manifest.dependencies.map(({ name, version, sizeBytes }) => ({
    name: `${name} ${version}`,
    sizeBytes,
  }));
  return [...modules, ...dependencies].sort((a, b) => b.sizeBytes - a.sizeBytes).slice(0, count);
}

/** The bundle before it is zipped, up to the rounding of the dependencies' shares. */
export function minifiedSizeBytes({ modules, dependencies }: Manifest): number {
  return [...modules, ...dependencies].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function moduleParts({ modules }: Manifest): Part[] {
  return modules.map(({ path, sizeBytes, hash }) => ({
    name: path,
    identity: hash,
    shown: `${sizeBytes} B`,
  }));
}

function dependencyParts({ dependencies }: Manifest): Part[] {
  return dependencies.map(({ name, version, sizeBytes }) => {
    const shown = `${version}, ${sizeBytes / 1000} kB`;
    return { name, identity: shown, shown };
  });
}

/** A bundle may hold two versions of one package, so a name stands for a list of parts. */
function partChanges(what: BundleChange["what"], before: Part[], after: Part[]): BundleChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const [old, next] = [before, after].map((parts) => parts.filter((part) => part.name === name));
    if (identityOf(old) === identityOf(next)) return [];
    return [{ what, name, before: shownOf(old), after: shownOf(next) }];
  });
}

function identityOf(parts: Part[] = []): string {
  return parts.map(({ identity }) => identity).join("\n");
}

function shownOf(parts: Part[] = []): string {
  return parts.map(({ shown }) => shown).join("; ");
}
