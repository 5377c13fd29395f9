import * as path from "node:path";
import type { ArtifactStore, StoredArtifact } from "../../infra/artifacts/artifact-store";
import { artifactStoreUrl } from "../../infra/artifacts/artifact-store-url";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { planPrune } from "./plan-prune";
import { type ProjectStack, projectStacks } from "../stack/project-stack";
import { parsePruneOptions, type PruneOptions } from "./prune-options";
import { stackPointers } from "./stack-pointers";
import { CommandError } from "../command-error";
import { readPulumi } from "../stack/read-pulumi";

const projectRoot = path.resolve(__dirname, "../..");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run artifacts:prune`: removes the bundles and releases that no stack of the project points at any more. It says
 * what it would do; `--yes` does it. Where one stack cannot be read, nothing is removed.
 *
 * It sees the stacks of the backend in use: stacks of the same project in another backend need a store of their own.
 *
 * @throws COMMAND_INVALID, and the codes of the artifact store
 */
export async function main(commandArguments: string[]): Promise<void> {
  const options = parsePruneOptions(commandArguments);
  const project = findPulumiProject(projectRoot)?.name ?? "";
  const stacks = await projectStacks(project, readPulumi);
  const stores = storesOf(stacks, options).map((url) => openArtifactStore(url, project));
  try {
    // The stores are listed before the states are read: what an update stores from now on is not on the list.
    const listed = await Promise.all(stores.map(artifactsOf));
    const pointers = await allPointers(stacks, options);
    for (const [index, store] of stores.entries()) await prune(store, listed[index] ?? [], pointers, options);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

/** The URLs of the stores in question, each once. */
function storesOf(stacks: readonly ProjectStack[], { stack }: PruneOptions): string[] {
  const chosen = stacks.filter(({ name }) => stack === undefined || name === stack);
  if (stack !== undefined && chosen.length === 0) {
    const known = stacks.map(({ name }) => name).join(", ") || "none";
    throw new CommandError(`Pruning failed: there is no stack "${stack}". The backend has: ${known}.`);
  }
  const { env: environment } = pulumiEnvironment({ cwd: projectRoot, args: ["stack", "ls"] });
  const urls = chosen.map(({ name, artifactsUrl }) =>
    artifactStoreUrl({ explicit: artifactsUrl, stack: name, projectRoot, environment }),
  );
  return [...new Set(urls)];
}

/** What any stack points at is kept in every store, whichever of them is pruned. */
async function allPointers(stacks: readonly ProjectStack[], options: PruneOptions): Promise<Set<string>> {
  const pointers = new Set<string>();
  for (const { name, keep } of stacks) {
    const exported = await readPulumi(["stack", "export", "--stack", name]);
    for (const pointer of stackPointers(name, exported, options.keep ?? keep)) pointers.add(pointer);
  }
  say(
    `Read the state of ${count(stacks.length, "stack")}: ${stacks.map(({ name }) => name).join(", ") || "none"}.`,
  );
  return pointers;
}

async function prune(
  store: ArtifactStore,
  listed: readonly StoredArtifact[],
  pointers: ReadonlySet<string>,
  { minAgeMs, remove }: PruneOptions,
): Promise<void> {
  const olderThanEpochMs = Date.now() - minAgeMs;
  const { kept, young, removable } = planPrune(listed, pointers, olderThanEpochMs);
  say(`\nArtifact store: ${store.describe()}`);
  for (const artifact of kept) say(`  keep    ${line(artifact)}`);
  for (const artifact of young) say(`  keep    ${line(artifact)}, younger than ${minAgeMs / 60_000} minutes`);
  for (const artifact of removable) say(`  remove  ${line(artifact)}`);
  const total = `${count(removable.length, "object")}, ${kilobytes(removable)}`;
  if (!remove) {
    const hint = removable.length === 0 ? "" : " Run it again with --yes to remove them.";
    return say(`Dry run: ${total} to remove, ${kept.length + young.length} to keep.${hint}`);
  }
  // An update that uses one of them again has renewed its age since the list was made.
  const removed: StoredArtifact[] = [];
  for (const artifact of removable)
    if (await store.deleteIfOlderThan(artifact.key, olderThanEpochMs)) removed.push(artifact);
  say(
    `Removed ${count(removed.length, "object")}, ${kilobytes(removed)}; kept ${listed.length - removed.length}.`,
  );
}

async function artifactsOf(store: ArtifactStore): Promise<StoredArtifact[]> {
  const artifacts: StoredArtifact[] = [];
  for await (const artifact of store.list()) artifacts.push(artifact);
  return artifacts.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime());
}

function line({ key, sizeBytes, modifiedAt }: StoredArtifact): string {
  return `${key}  ${sizeBytes} B  ${modifiedAt.toISOString()}`;
}

function kilobytes(artifacts: readonly StoredArtifact[]): string {
  return `${Math.ceil(artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1000)} kB`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
