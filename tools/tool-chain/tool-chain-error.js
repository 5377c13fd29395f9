/** Stable codes of what can keep the tool chain from being set up or used (foundation/code-entry.ts). */
const toolChainErrorCodes = {
  TOOLCHAIN_UNAVAILABLE: {
    meaning: "No way leads to a Pulumi CLI that can be used.",
    cause:
      "None is on PATH, none can be downloaded, and none can be built; the message has the reason of each.",
    remedy: "Put one of them right: the message says what each needs.",
  },
  TOOLCHAIN_BAD_OPTION: {
    meaning: "`CXONE_TOOLCHAIN` or `CXONE_PULUMI_DOWNLOAD_URL` has a value that cannot be used.",
    cause: "The first is `path`, `download` or `build`, the second an `https://` address.",
    remedy: "Set it to one, or unset it.",
  },
  TOOLCHAIN_CHECKSUM: {
    meaning: "A download is not what was published.",
    cause: "It was changed or cut on its way, or the mirror has another file under the name.",
    remedy:
      "Run `npm run setup` again; if it stays so, tell whoever runs the network or the mirror, and use `CXONE_TOOLCHAIN=build`.",
  },
  TOOLCHAIN_NOT_SET_UP: {
    meaning: "The Pulumi CLI cannot be run, because set-up has not found or built it yet.",
    cause: "`npm run setup` has not run on this machine, or its cache was deleted.",
    remedy: "Run `npm run setup`, then the command again.",
  },
  TOOLCHAIN_PLUGIN: {
    meaning: "The command plugin, which runs the smoke test, cannot be installed.",
    cause: "The Pulumi home folder (`PULUMI_HOME`, default `~/.pulumi`) cannot be written.",
    remedy: "Make it so, then run `npm run setup` again.",
  },
};

/** A set-up step that cannot go on; its message is for people and is printed without a stack. */
class ToolChainError extends Error {
  /**
   * @param {keyof typeof toolChainErrorCodes} code
   * @param {string} message what was tried, what was seen, what to do
   */
  constructor(code, message) {
    super(message);
    this.name = "ToolChainError";
    this.code = code;
  }
}

module.exports = { ToolChainError, toolChainErrorCodes };
