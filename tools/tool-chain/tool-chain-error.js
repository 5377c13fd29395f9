/**
 * A set-up step that cannot go on; its message is for people and is printed without a stack.
 *
 * Codes: `TOOLCHAIN_UNAVAILABLE` (none of the ways works), `TOOLCHAIN_BAD_OPTION` (a malformed setting),
 * `TOOLCHAIN_CHECKSUM` (a download that is not what was published), `TOOLCHAIN_NOT_SET_UP` (set-up has not run),
 * `TOOLCHAIN_PLUGIN` (the command plugin cannot be installed).
 */
class ToolChainError extends Error {
  /**
   * @param {"TOOLCHAIN_UNAVAILABLE" | "TOOLCHAIN_BAD_OPTION" | "TOOLCHAIN_CHECKSUM" | "TOOLCHAIN_NOT_SET_UP" | "TOOLCHAIN_PLUGIN"} code
   * @param {string} message what was tried, what was seen, what to do
   */
  constructor(code, message) {
    super(message);
    this.name = "ToolChainError";
    this.code = code;
  }
}

module.exports = { ToolChainError };
