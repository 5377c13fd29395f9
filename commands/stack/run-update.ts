import { spawn } from "node:child_process";
import { pinnedReleasesVariable } from "../../infra/config/pinned-releases";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";

/** How a run of the CLI ended. */
export interface UpdateEnd {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** Whether somebody asked it to stop, with Ctrl-C or a signal. */
  readonly interrupted: boolean;
}

/**
 * Runs `pulumi preview` or `pulumi up` in the project's folder with this process's terminal, to its end. Ctrl-C reaches
 * the CLI from the terminal; it finishes the call in flight, and this process waits for it.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @param pinned action name to the id of the release that is deployed instead of the source; default none
 */
export async function runUpdate(
  projectRoot: string,
  args: readonly string[],
  pinned: Readonly<Record<string, string>> = {},
): Promise<UpdateEnd> {
  const { command, env, notes } = pulumiEnvironment({ cwd: projectRoot, args });
  for (const note of notes) process.stderr.write(`${note}\n`);
  // Never what a shell happens to have set: without releases, the source is deployed.
  const variable = { [pinnedReleasesVariable]: Object.keys(pinned).length > 0 ? JSON.stringify(pinned) : "" };
  let interrupted = false;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, env: { ...env, ...variable }, stdio: "inherit" });
    const wait = (): void => void (interrupted = true);
    const pass = (): void => {
      interrupted = true;
      child.kill("SIGTERM");
    };
    process.on("SIGINT", wait).on("SIGTERM", pass);
    child.on("error", reject).on("close", (exitCode) => {
      process.off("SIGINT", wait).off("SIGTERM", pass);
      resolve({ exitCode, interrupted });
    });
  });
}
