import type { MadeAction } from "./make-action";

/** What each file is, for whoever sees the folder for the first time. */
const MEANINGS: Readonly<Record<string, string>> = {
  "contract.ts": "what a flow passes in and gets back",
  "action.ts": "name, time limit, what a success is, the smoke test's case",
  "backend.ts": "the backend: configuration keys, and how the action signs in",
  "orders-api.ts": "the backend: configuration keys, and how the action signs in",
  "README.md": "what the action is for, and what each file is",
  "handler.ts": "what the action does",
  "record.ts": "what is read of an answer, and what it becomes",
  "index.ts": "what the platform calls",
  "sim.ts": "the backend on a laptop, for npm start and the tests",
  "test/handler.test.ts": "the action against sim.ts, on a virtual clock",
  "test/deployment.e2e.test.ts": "the action deployed by the real engine (npm run test:e2e)",
};

/** What `npm run new-action` says: what was made, and what to do next. */
export function renderMade(name: string, { files, keys }: MadeAction): string {
  const width = Math.max(...files.map((file) => file.length));
  const rows = files.map((file) => `  ${file.padEnd(width)}  ${MEANINGS[file] ?? ""}`.trimEnd());
  const set = keys
    .filter((key) => key.default === undefined)
    .map(
      ({ name: key, secret }) =>
        `  npm run pulumi -- config set ${secret ? `--secret ${key}` : `${key} VALUE`}`,
    );
  return [
    `Made action-src/${name}:`,
    ...rows,
    "",
    "Next:",
    `  npm run test:unit -- action-src/${name}`,
    `  npm run dev -- --run ${name}    # executes it on each save`,
    "  npm start                       # deploys it to the simulators",
    "",
    "On a stack of your own it needs:",
    ...set,
    "",
  ].join("\n");
}
