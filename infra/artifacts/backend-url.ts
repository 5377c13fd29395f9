import * as fs from "node:fs";
import * as path from "node:path";
import { pulumiHome } from "../../tools/defaults/pulumi-home.js";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";

const PULUMI_CLOUD = "https://api.pulumi.com";

/**
 * The URL of the backend that keeps the stack's state, as the CLI finds it: `PULUMI_BACKEND_URL`, then `backend.url` of
 * Pulumi.yaml, then the last `pulumi login`. The program's process inherits the CLI's environment, so both get the same.
 * Source: `GetCurrentCloudURL` in the engine's workspace/creds.go 3.248.0.
 *
 * @param projectRoot the folder of Pulumi.yaml
 * @returns undefined where nobody has chosen a backend
 */
export function backendUrl(projectRoot: string, environment: NodeJS.ProcessEnv): string | undefined {
  return (
    environment["PULUMI_BACKEND_URL"] ||
    urlInProject(projectRoot) ||
    loggedInUrl(environment) ||
    (environment["PULUMI_ACCESS_TOKEN"] ? PULUMI_CLOUD : undefined)
  );
}

/** `url` below the top-level key `backend`, or in its braces; one key needs no YAML parser. */
function urlInProject(projectRoot: string): string | undefined {
  const file = findPulumiProject(projectRoot)?.file;
  if (file === undefined) return undefined;
  const pattern =
    /^backend:[ \t]*(?:\{[^}\n]*?|(?:#.*)?\r?\n(?:[ \t]+.*\r?\n|[ \t]*\r?\n)*?[ \t]+)url:[ \t]*["']?([^\s"',}]+)/m;
  return pattern.exec(fs.readFileSync(file, "utf8"))?.[1];
}

function loggedInUrl(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment["PULUMI_CREDENTIALS_PATH"] || pulumiHome(environment);
  try {
    const credentials: unknown = JSON.parse(fs.readFileSync(path.join(folder, "credentials.json"), "utf8"));
    const { current } = credentials as { current?: unknown };
    return typeof current === "string" ? current : undefined;
  } catch {
    return undefined;
  }
}
