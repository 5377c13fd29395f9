/** The configuration key that names a stack's platform. Plain JavaScript, as the keys below. */
const PLATFORM_KEY = "platform";

/** @typedef {"cxone" | "genesys-cloud"} PlatformName */

/** @type {readonly PlatformName[]} */
const PLATFORM_NAMES = ["cxone", "genesys-cloud"];

/** What a stack is on that says nothing. */
const DEFAULT_PLATFORM = /** @type {PlatformName} */ ("cxone");

/**
 * Reads the name of a stack's platform.
 *
 * @param {string | undefined} text as the configuration has it
 * @returns {PlatformName | undefined} undefined where it is no platform of ours
 */
function platformNameOf(text) {
  const name = text?.trim() || DEFAULT_PLATFORM;
  return PLATFORM_NAMES.find((one) => one === name);
}

module.exports = { DEFAULT_PLATFORM, PLATFORM_KEY, PLATFORM_NAMES, platformNameOf };
