import { artifactStoreUrl } from "../../infra/artifacts/artifact-store-url";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { command } from "../../load/command";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { type ProjectStack, projectStacks } from "../stack/project-stack";
import { pulumiReader, type ReadPulumi } from "../stack/read-pulumi";
import { chooseStacks } from "./choose-stacks";
import { parsePruneOptions, type PruneOptions } from "./prune-options";
import { artifactsOf, pruneStore } from "./prune-store";
import { renderStacks } from "./render-prune";
import { stackPointers } from "./stack-pointers";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run artifacts:prune`: removes the bundles and releases that no stack of the project points at any more. It says
 * what it would do; `--yes` does it. Where one stack cannot be read, nothing is removed.
 *
 * It sees the stacks of the backend in use: stacks of the same project in another backend need a store of their own.
 */
export const main = command({
  read: parsePruneOptions,
  run: async (options, { projectRoot }) => {
    const project = findPulumiProject(projectRoot)?.name ?? "";
    const read = pulumiReader(projectRoot);
    const stacks = await projectStacks(project, read);
    const urls = storeUrls(chooseStacks(stacks, options.stack), projectRoot);
    const stores = urls.map((url) => openArtifactStore(url, project));
    try {
      // The stores are listed before the states are read: what an update stores from now on is not on the list.
      const listed = await Promise.all(stores.map(artifactsOf));
      const pointers = await allPointers(stacks, options, read);
      say(renderStacks(stacks.map(({ name }) => name)));
      for (const [index, store] of stores.entries())
        (await pruneStore(store, listed[index] ?? [], pointers, options, Date.now())).forEach(say);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  },
});

/** Each store once: stacks may share one. */
function storeUrls(stacks: readonly ProjectStack[], projectRoot: string): string[] {
  const { env: environment } = pulumiEnvironment({ cwd: projectRoot, args: ["stack", "ls"] });
  const urls = stacks.map(({ name, artifactsUrl }) =>
    artifactStoreUrl({ explicit: artifactsUrl, stack: name, projectRoot, environment }),
  );
  return [...new Set(urls)];
}

/** What any stack points at is kept in every store, whichever of them is pruned. */
async function allPointers(
  stacks: readonly ProjectStack[],
  options: PruneOptions,
  read: ReadPulumi,
): Promise<Set<string>> {
  const pointers = new Set<string>();
  for (const { name } of stacks) {
    const exported = await read(["stack", "export", "--stack", name]);
    for (const pointer of stackPointers(name, exported, options.keep)) pointers.add(pointer);
  }
  return pointers;
}
