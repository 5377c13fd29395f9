/** The methods that the dynamic provider host calls. */
const METHODS = ["configure", "check", "diff", "create", "read", "update", "delete"];

const LINES = METHODS.map((method) => `  ${method}: (...args) => provider().${method}(...args),`);

/**
 * The text that Pulumi stores in state as the resource's provider and evaluates for each process. It only says where
 * the provider is, so it is the same for every resource, machine and version: no closure is serialised, nothing is
 * captured, and an edit of the provider takes effect without a change of state.
 *
 * The working directory of the provider host is the folder of `main` in Pulumi.yaml. States point at
 * `providers/dynamic-entry.js`: that address is permanent, and so is this text.
 */
export const PROVIDER_SHIM = [
  'const provider = () => require(process.cwd() + "/../providers/dynamic-entry.js");',
  "exports.handler = () => ({",
  ...LINES,
  "});",
  "",
].join("\n");
