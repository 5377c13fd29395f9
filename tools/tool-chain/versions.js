/** The Pulumi CLI that set-up downloads or builds, and the lowest it accepts on PATH; the same as `@pulumi/pulumi`. */
const PULUMI_VERSION = "3.248.0";

/** The newest Node.js language host whose source is served as a Go module; only the build uses it. */
const LANGUAGE_HOST_VERSION = "3.68.0";

/** The `command` provider plugin; the same as `@pulumi/command`. */
const COMMAND_PLUGIN_VERSION = "1.2.1";

/**
 * Whether a CLI that answers `text` to `pulumi version` can run this project: 3.248.0 or newer, below 4.
 * A pre-release of 3.248.0 is older than it.
 *
 * @param {string} text for example `v3.250.1`
 * @returns {boolean}
 */
function isCompatibleVersion(text) {
  // Loaded here, and this part alone: only a CLI on PATH is compared.
  const version = require("semver/functions/parse")(text.trim());
  return version !== null && version.major === 3 && version.compare(PULUMI_VERSION) >= 0;
}

module.exports = { PULUMI_VERSION, LANGUAGE_HOST_VERSION, COMMAND_PLUGIN_VERSION, isCompatibleVersion };
