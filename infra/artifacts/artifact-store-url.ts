import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { ArtifactError } from "./artifact-error";
import { backendUrl } from "./backend-url";
import { verified } from "./postgres-url";

/** What decides where a stack's artifacts are. */
export interface ArtifactStoreChoice {
  /** The stack's `artifactsUrl`, undefined where it is not set. */
  readonly explicit: string | undefined;
  readonly stack: string;
  /** The folder of Pulumi.yaml, absolute. */
  readonly projectRoot: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Beside `.pulumi`, in which the engine keeps the state. */
const FOLDER = "artifacts";

/**
 * The URL of a stack's artifact store: `artifactsUrl`, or else a place beside the state: `artifacts/` in the folder of a
 * `file://` backend, `artifacts/` below the prefix of an `s3://` backend, rows in the database of a `postgres://`
 * backend, apart for each of its state tables. It may hold a password: it is not for printing.
 *
 * @throws ARTIFACTS_URL_REQUIRED for the other backends; ARTIFACTS_URL_INVALID
 */
export function artifactStoreUrl(choice: ArtifactStoreChoice): string {
  const { projectRoot, environment } = choice;
  // Commands take it from the CLI, which gives out a pasted line end as well.
  const explicit = choice.explicit?.trim();
  if (explicit?.startsWith("file:")) return folderUrl(explicit, choice);
  if (explicit) return explicit.startsWith("postgres:") ? verified(explicit) : explicit;
  const backend = backendUrl(projectRoot, environment);
  if (backend === undefined) throw required(choice, "no backend is chosen");
  const scheme = backend.slice(0, backend.indexOf(":"));
  if (scheme === "file") return besideState(backend, choice);
  if (!URL.canParse(backend)) throw required(choice, "the URL of the backend cannot be read");
  if (scheme === "postgres") return backend;
  if (scheme !== "s3")
    throw required(choice, `a backend of the kind ${scheme}:// has no place for artifacts`);
  const url = new URL(backend);
  url.pathname = path.posix.join("/", url.pathname, FOLDER);
  return url.toString();
}

function besideState(backend: string, choice: ArtifactStoreChoice): string {
  const folder = folderOf(backend, choice);
  // The CLI resolves a relative path against the folder it is run in, which the program is not told.
  if (isRelative(backend) && !fs.existsSync(path.join(folder, ".pulumi")))
    throw required(
      choice,
      `the URL of the backend (${backend}) is relative, and ${choice.projectRoot}, where it was resolved, has no state there`,
    );
  return pathToFileURL(path.join(folder, FOLDER)).toString();
}

function folderUrl(url: string, choice: ArtifactStoreChoice): string {
  return pathToFileURL(folderOf(url, choice)).toString();
}

/** As the engine reads a `file://` URL: `~` is the home folder. Source: `massageBlobPath` in its backend/diy/backend.go 3.248.0. */
function folderOf(url: string, { projectRoot, environment }: ArtifactStoreChoice): string {
  const given = pathIn(url);
  if (!given.startsWith("~")) return path.resolve(projectRoot, given);
  return path.join(environment["HOME"] || os.homedir(), given.slice(1));
}

function isRelative(url: string): boolean {
  const given = pathIn(url);
  return !given.startsWith("~") && !path.isAbsolute(given);
}

function pathIn(url: string): string {
  const given = url.replace(/^file:(\/\/)?/, "").replace(/\?.*$/s, "");
  try {
    return decodeURIComponent(given);
  } catch {
    // A percent sign that stands for itself.
    return given;
  }
}

function required({ stack }: ArtifactStoreChoice, seen: string): ArtifactError {
  return new ArtifactError(
    "ARTIFACTS_URL_REQUIRED",
    `Finding the artifact store of stack "${stack}" failed: artifactsUrl is not set, and ${seen}. Set it to a folder, a bucket ` +
      `or a database that everybody who deploys the stack can reach: pulumi config set artifactsUrl URL --stack ${stack} ` +
      `(file:///FOLDER, s3://BUCKET/PREFIX or postgres://HOST/DATABASE; with a password in it: pulumi config set --secret ` +
      `artifactsUrl --stack ${stack})`,
  );
}
