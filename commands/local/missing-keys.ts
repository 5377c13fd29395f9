import type { ConfigKey } from "../../infra/config/config-key";
import { CommandError } from "../command-error";

/**
 * The keys that an action of one's own needs and the simulators cannot give: without a default and not set yet.
 *
 * @param keys of all actions
 * @param present the names of the keys that the stack has
 */
export function missingKeys(keys: readonly ConfigKey[], present: ReadonlySet<string>): ConfigKey[] {
  return keys.filter(({ name, default: fallback }) => fallback === undefined && !present.has(name));
}

/**
 * Says which keys are missing and how each is set in the stack of `npm start`.
 *
 * @param environment what has to stand before each command, such as `PULUMI_BACKEND_URL=… `, or nothing
 * @param stackArguments what makes a call of the CLI one of that stack
 * @param startCommand how `npm start` was called
 */
export function missingKeysError(
  missing: readonly ConfigKey[],
  environment: string,
  stackArguments: readonly string[],
  startCommand: string,
): CommandError {
  const set = `${environment}npm run pulumi -- config set ${stackArguments.join(" ")}`;
  const lines = missing.flatMap(({ name, purpose, secret }) => [
    `  ${name}, the ${purpose}:`,
    `    ${set} ${secret ? `--secret ${name}` : `${name} VALUE`}`,
  ]);
  const count = missing.length === 1 ? "1 key that" : `${missing.length} keys that`;
  return new CommandError(
    `Deploying to the simulators failed: your actions need ${count} the simulators do not know.\n${lines.join("\n")}\n` +
      `Nothing was deployed. Set them, or let the action bring a simulated backend that offers them ` +
      `(docs/writing-actions.md, sim.ts), then run this again: ${startCommand}`,
  );
}
