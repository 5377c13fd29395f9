const { getProject } = require("@pulumi/pulumi/metadata");
const { secret } = require("@pulumi/pulumi/output");
const { ProviderResource } = require("@pulumi/pulumi/resource");
const { allConfig } = require("@pulumi/pulumi/runtime/config");
const { version: commandVersion } = require("@pulumi/command/package.json");
const { configuredValue } = require("../foundation/configured-value.js");
const { connectionKeysByPlatform } = require("../providers/platforms/connection-keys.js");
const {
  DEFAULT_PLATFORM,
  PLATFORM_KEY,
  platformNameOf,
} = require("../providers/platforms/platform-names.js");

/**
 * The two providers of a stack, each declared once instead of by default.
 *
 * @typedef {object} StackProviders
 * @property {ProviderResource} platform runs the provider of the stack's platform; the only holder of its credentials
 * @property {ProviderResource} command runs the smoke tests
 */

class Provider extends ProviderResource {}

/**
 * Declares the providers first of all. The engine starts a provider's process when its declaration arrives, so both
 * start while the program is still being compiled and the handlers bundled; by default they would start after that, one
 * after the other. That is also why this file is plain JavaScript. Declared, the platform's provider keeps just its own
 * settings in state, not the whole configuration. It is called as its platform is, so that a stack which changes to
 * another one still has the provider of the old one, by whose settings the old actions are deleted.
 *
 * The values are unchecked here; `readConfig` reports one that is missing or malformed.
 *
 * @returns {StackProviders}
 */
function declareProviders() {
  /** @param {string} name */
  const valueOf = (name) => configuredValue(allConfig()[`${getProject()}:${name}`]);
  const platform = platformNameOf(valueOf(PLATFORM_KEY)) ?? DEFAULT_PLATFORM;
  /** @type {readonly { name: string; secret: boolean }[]} */
  const keys = Object.values(connectionKeysByPlatform[platform]);
  // The default is not said: states of stacks that name no platform stay as they are.
  const named = platform === DEFAULT_PLATFORM ? [] : [{ name: PLATFORM_KEY, secret: false }];
  const settings = [...named, ...keys].flatMap(({ name, secret: isSecret }) => {
    const value = valueOf(name);
    return value === undefined ? [] : [[`${getProject()}:${name}`, isSecret ? secret(value) : value]];
  });
  return {
    platform: new Provider("pulumi-nodejs", platform, Object.fromEntries(settings)),
    command: new Provider("command", "command", {}, { version: commandVersion }),
  };
}

module.exports = { declareProviders };
