import { maskUrlSecrets } from "../../foundation/mask-secrets.js";
import { backendUrl } from "../../infra/artifacts/backend-url";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { capturePulumi } from "../stack/read-pulumi";
import type { ConfigEntry } from "../stack/stack-config";
import { maskSecrets } from "../text/mask-secrets";
import type { Finding } from "./finding";

const AREA = "backend";

/** The CLI's exit code where there is no such stack (Pulumi 3.248; test/e2e/doctor.e2e.test.ts). */
const STACK_NOT_FOUND = 6;

/** A stack's whole configuration, keys as `namespace:name`; of secrets too, which go into no finding. */
export type ConfigEntries = Readonly<Record<string, ConfigEntry>>;

/** The backend and the stack in it; with them the stack's configuration, where it can be read. */
export async function checkBackend(
  projectRoot: string,
  stack: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly findings: readonly Finding[]; readonly config?: ConfigEntries }> {
  const args = ["config", "--json", "--show-secrets", "--stack", stack];
  const { env } = pulumiEnvironment({ cwd: projectRoot, args, env: environment });
  const url = maskUrlSecrets(backendUrl(projectRoot, env) ?? "none");
  const run = await capturePulumi(projectRoot, args, environment);
  if (run.exitCode === 0) {
    const seen = `The backend ${url} has the stack "${stack}", and its secrets can be read.`;
    return {
      findings: [{ area: AREA, status: "ok", seen }],
      config: JSON.parse(run.stdout) as ConfigEntries,
    };
  }
  const said = maskSecrets(run.stderr.trim(), run.env) || `exit code ${run.exitCode ?? "of a signal"}`;
  if (run.exitCode === STACK_NOT_FOUND)
    return failed(`The backend ${url} has no stack "${stack}".`, `npm run pulumi -- stack init ${stack}`);
  if (/passphrase/i.test(said))
    return failed(
      `The secrets of stack "${stack}" cannot be decrypted: ${said}`,
      "export PULUMI_CONFIG_PASSPHRASE=… (or PULUMI_CONFIG_PASSPHRASE_FILE) with the stack's passphrase.",
    );
  return failed(
    `The stack "${stack}" cannot be read from the backend ${url}: ${said}`,
    "npm run pulumi -- login URL, with credentials of the backend in this shell.",
  );
}

function failed(seen: string, remedy: string): { readonly findings: readonly Finding[] } {
  return { findings: [{ area: AREA, status: "failed", seen, remedy }] };
}
