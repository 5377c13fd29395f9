/** Options of the CLI that take the next argument as their value. */
const WITH_VALUE = new Set(
  "-C --cwd --color -v --verbose --profiling --tracing --otel-traces --memprofilerate -s --stack -m --message -c --config --config-file -f --file -t --target -r --replace --target-replace --exclude --plan --save-plan -p --parallel --page-size --page --secrets-provider --policy-pack --policy-pack-config --refresh-filter --copy-config-from --exec-kind --exec-agent".split(
    " ",
  ),
);

/** Commands that touch no stack, and those that choose a backend themselves. */
const WITHOUT_BACKEND = new Set([
  "",
  "login",
  "logout",
  "version",
  "help",
  "plugin",
  "gen-completion",
  "completion",
]);

/**
 * @typedef {object} CommandLine
 * @property {string | undefined} stack the value of `-s` or `--stack`, or the stack that the command names
 * @property {string | undefined} cwd the value of `-C` or `--cwd`
 * @property {boolean} usesBackend
 */

/**
 * Reads what of a CLI's arguments decides about the backend and the stack.
 *
 * @param {readonly string[]} args what follows `pulumi`
 * @returns {CommandLine}
 */
function readCommandLine(args) {
  /** @type {string[]} */
  const words = [];
  /** @type {Record<string, string | undefined>} */
  const values = {};
  let help = false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--") break;
    if (!arg.startsWith("-") || arg === "-") words.push(arg);
    else if (arg === "-h" || arg === "--help") help = true;
    else if (WITH_VALUE.has(arg)) values[arg] = args[++index];
    else Object.assign(values, joinedValue(arg));
  }
  const named =
    words[0] === "stack" && ["select", "init", "rm"].includes(words[1] ?? "") ? words[2] : undefined;
  return {
    stack: values["-s"] ?? values["--stack"] ?? named,
    cwd: values["-C"] ?? values["--cwd"],
    usesBackend: !help && !WITHOUT_BACKEND.has(words[0] ?? ""),
  };
}

/** `--stack=dev`, `-s=dev` or `-sdev`. */
function joinedValue(/** @type {string} */ arg) {
  const long = /^(--?[\w-]+)=(.*)$/s.exec(arg);
  if (long) return { [long[1] ?? ""]: long[2] };
  const short = /^(-[sC])(.+)$/s.exec(arg);
  return short ? { [short[1] ?? ""]: short[2] } : {};
}

module.exports = { readCommandLine };
