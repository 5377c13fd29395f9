import { fileURLToPath } from "node:url";
import * as path from "node:path";
import { ArtifactError } from "./artifact-error";
import { ArtifactStore } from "./artifact-store";
import { FileStorage } from "./file-storage";
import { PostgresStorage } from "./postgres-storage";
import { parseS3Url } from "./s3-location";
import { S3Storage } from "./s3-storage";

/**
 * Opens the part of an artifact store that belongs to a project. Nothing is connected or loaded before the first call
 * that needs it.
 *
 * @param storeUrl as `artifactStoreUrl` gives it: `file:///…`, `s3://…` or `postgres://…`
 * @param project projects that share a store do not see each other's artifacts
 * @throws ARTIFACTS_URL_INVALID
 */
export function openArtifactStore(
  storeUrl: string,
  project: string,
  environment: NodeJS.ProcessEnv = process.env,
): ArtifactStore {
  // The URL itself is not repeated in the error: it may hold a password.
  if (!URL.canParse(storeUrl)) throw invalid("it is not a URL");
  const url = new URL(storeUrl);
  if (url.protocol === "file:") return new ArtifactStore(new FileStorage(path.join(folderOf(url), project)));
  if (url.protocol === "s3:") return new ArtifactStore(new S3Storage(parseS3Url(url, environment), project));
  if (url.protocol === "postgres:") return new ArtifactStore(new PostgresStorage(url, project));
  throw invalid(`it begins with ${url.protocol}`);
}

function folderOf(url: URL): string {
  if (url.host !== "") throw invalid("a folder's URL has three slashes and an absolute path");
  const bare = new URL(url);
  bare.search = "";
  return fileURLToPath(bare);
}

function invalid(seen: string): ArtifactError {
  return new ArtifactError(
    "ARTIFACTS_URL_INVALID",
    `Opening the artifact store failed: ${seen}, and only file:///FOLDER, s3://BUCKET/PREFIX and ` +
      `postgres://HOST/DATABASE can be used. Set it: pulumi config set artifactsUrl URL (with a password in it: ` +
      `pulumi config set --secret artifactsUrl)`,
  );
}
