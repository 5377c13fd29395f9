import type { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { artifactStoreUrl } from "../../infra/artifacts/artifact-store-url";
import { openArtifactStore } from "../../infra/artifacts/open-artifact-store";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { CommandError } from "../command-error";
import { readPulumi } from "./read-pulumi";

/**
 * Opens the artifact store that a stack's releases are in. Its user closes it.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @throws ARTIFACTS_URL_REQUIRED, ARTIFACTS_URL_INVALID, COMMAND_INVALID
 */
export async function openStackStore(stack: string, projectRoot: string): Promise<ArtifactStore> {
  const project = findPulumiProject(projectRoot)?.name ?? "";
  const explicit = await artifactsUrl(stack, project);
  const { env: environment } = pulumiEnvironment({ cwd: projectRoot, args: ["config", "--stack", stack] });
  return openArtifactStore(
    artifactStoreUrl({ explicit, stack, projectRoot, environment }),
    project,
    environment,
  );
}

/** A URL with a password in it is a secret, which only `config get` tells. */
async function artifactsUrl(stack: string, project: string): Promise<string | undefined> {
  const text = await readPulumi(["config", "--json", "--stack", stack]);
  const entry = parse(text)[`${project}:artifactsUrl`];
  if (!entry?.secret) return entry?.value;
  return (await readPulumi(["config", "get", "artifactsUrl", "--stack", stack])).trim();
}

function parse(text: string): Record<string, { readonly value?: string; readonly secret: boolean }> {
  try {
    return JSON.parse(text) as ReturnType<typeof parse>;
  } catch {
    throw new CommandError(
      "Reading the stack's configuration failed: the CLI did not write JSON. Use Pulumi 3.248 or later.",
    );
  }
}
