const { connectionKeys: cxone } = require("./cxone/connection-keys.js");
const { connectionKeys: genesysCloud } = require("./genesys-cloud/connection-keys.js");

/**
 * The configuration keys of the connection to each platform, by its name. Plain JavaScript, because
 * infra/stack-providers.js runs before TypeScript is compiled.
 */
const connectionKeysByPlatform = /** @type {const} */ ({ cxone, "genesys-cloud": genesysCloud });

module.exports = { connectionKeysByPlatform };
