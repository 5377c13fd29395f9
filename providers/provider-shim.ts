/** The methods that the dynamic provider host calls. */
const METHODS = ["configure", "check", "diff", "create", "read", "update", "delete"];

/**
 * The text that Pulumi stores in state as the resource's provider and evaluates for each process. It only says where
 * the provider is, so it is the same for every resource, machine and version: no closure is serialised, nothing is
 * captured, and an edit of the provider takes effect without a change of state.
 *
 * The working directory of the provider host is the folder of `main` in Pulumi.yaml. States point at
 * `providers/dynamic-entry.js`: that address is permanent, and so is this text.
 */
export const PROVIDER_SHIM = shimOf("");

/** The same for the integrations that actions belong to. */
export const INTEGRATION_SHIM = shimOf(".integration");

/** @param part of what the entry exports: nothing for the data actions themselves */
function shimOf(part: string): string {
  return [
    `const provider = () => require(process.cwd() + "/../providers/dynamic-entry.js")${part};`,
    "exports.handler = () => ({",
    ...METHODS.map((method) => `  ${method}: (...args) => provider().${method}(...args),`),
    "});",
    "",
  ].join("\n");
}
