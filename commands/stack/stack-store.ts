import type { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { artifactStoreUrl } from "../../infra/artifacts/artifact-store-url";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { pulumiReader } from "./read-pulumi";
import { artifactsUrlOf, readStackConfig } from "./stack-config";

/**
 * Lends the artifact store that a stack's releases are in, and closes it afterwards.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @throws ARTIFACTS_URL_REQUIRED, ARTIFACTS_URL_INVALID, COMMAND_INVALID; and what `work` throws
 */
export async function withStackStore<Result>(
  stack: string,
  projectRoot: string,
  work: (store: ArtifactStore) => Promise<Result>,
): Promise<Result> {
  const project = findPulumiProject(projectRoot)?.name ?? "";
  const read = pulumiReader(projectRoot);
  const explicit = await artifactsUrlOf(stack, await readStackConfig(stack, project, read), read);
  const { env: environment } = pulumiEnvironment({ cwd: projectRoot, args: ["config", "--stack", stack] });
  const url = artifactStoreUrl({ explicit, stack, projectRoot, environment });
  const store = openArtifactStore(url, project, environment);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
