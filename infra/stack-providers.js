const { getProject } = require("@pulumi/pulumi/metadata");
const { secret } = require("@pulumi/pulumi/output");
const { ProviderResource } = require("@pulumi/pulumi/resource");
const { allConfig } = require("@pulumi/pulumi/runtime/config");
const { version: commandVersion } = require("@pulumi/command/package.json");
const { configuredValue } = require("../foundation/configured-value.js");
const { connectionKeys } = require("../providers/platforms/cxone/connection-keys.js");

/**
 * The two providers of a stack, each declared once instead of by default.
 *
 * @typedef {object} StackProviders
 * @property {ProviderResource} cxone runs the DataAction provider; the only holder of the CXone credentials
 * @property {ProviderResource} command runs the smoke tests
 */

class Provider extends ProviderResource {}

/**
 * Declares the providers first of all. The engine starts a provider's process when its declaration arrives, so both
 * start while the program is still being compiled and the handlers bundled; by default they would start after that, one
 * after the other. That is also why this file is plain JavaScript. Declared, the CXone provider keeps just its own
 * settings in state, not the whole configuration.
 *
 * The values are unchecked here; `readConfig` reports one that is missing or malformed.
 *
 * @returns {StackProviders}
 */
function declareProviders() {
  const settings = Object.values(connectionKeys).flatMap(({ name, secret: isSecret }) => {
    const key = `${getProject()}:${name}`;
    const value = configuredValue(allConfig()[key]);
    return value === undefined ? [] : [[key, isSecret ? secret(value) : value]];
  });
  return {
    cxone: new Provider("pulumi-nodejs", "cxone", Object.fromEntries(settings)),
    command: new Provider("command", "command", {}, { version: commandVersion }),
  };
}

module.exports = { declareProviders };
