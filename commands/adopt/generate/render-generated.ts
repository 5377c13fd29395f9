import type { AdoptOptions } from "../adopt-options";
import type { GeneratedAction } from "./generate-action";

const MEANINGS: Readonly<Record<string, string>> = {
  "action.ts":
    "name, time limit, environment; what a success is, and the smoke test's case, are yours to say",
  "contract.ts": "what a flow passes in and gets back, as it is on the platform",
  "index.ts": "a stand-in for the handler, which no deployment takes",
};

/** What was asked for, and of which platform. */
interface Asked extends Pick<AdoptOptions, "action" | "id" | "stack"> {
  readonly platform: string;
}

/** What `npm run adopt -- --generate` says: what was made, what could not be known, and what to do next. */
export function renderGenerated(
  { action: name, id, stack, platform }: Asked,
  { files, environment, unknown }: GeneratedAction,
): string {
  const width = Math.max(...files.map((file) => file.length));
  const folder = /\s/.test(name) ? `"action-src/${name}"` : `action-src/${name}`;
  return [
    `Made ${folder} of what ${platform} has:`,
    ...files.map((file) => `  ${file.padEnd(width)}  ${MEANINGS[file] ?? ""}`.trimEnd()),
    "",
    `What ${platform} does not tell:`,
    ...unknown.map((line) => `  ${line}`),
    "",
    "Next:",
    `  write the handler in ${folder}/index.ts (docs/writing-actions.md)`,
    ...environment.map(
      ({ configKey, secret }) =>
        `  npm run pulumi -- config set ${secret ? `--secret ${configKey}` : `${configKey} VALUE`} --stack ${stack}`,
    ),
    `  npm run adopt -- --stack ${stack} ${/\s/.test(name) ? JSON.stringify(name) : name} ${id}    # shows what would change, and sets the stack to adopt it`,
    `  npm run pulumi -- preview --diff --stack ${stack}`,
    "",
  ].join("\n");
}
