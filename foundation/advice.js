// Plain JavaScript, because load/error-message.js runs before TypeScript is compiled.

/** Says how the CLI was called, so that advice is given in the same words. Set by the npm scripts. */
const PULUMI_COMMAND_VARIABLE = "CXONE_PULUMI_COMMAND";

/** A call of the CLI as our messages write it; no path, other program or file, nor where they only tell how one ended. */
const ADVISED =
  /(?<!npm run |npx |[\w./@-])pulumi (?=(?:up|preview|refresh|config|stack|login|cancel)(?![\w-]|\.\w))(?![^:`\n]* ended with)/g;

/**
 * Gives the advice of a message in the words of whoever reads it: `npm run pulumi -- up` to somebody who has the CLI
 * through npm alone.
 *
 * @param {string} message which writes `pulumi up --refresh`
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @returns {string}
 */
function inCallersWords(message, environment = process.env) {
  const command = environment[PULUMI_COMMAND_VARIABLE];
  return command ? message.replace(ADVISED, () => `${command} `) : message;
}

/** Has all that this process starts or says advise `npm run pulumi -- …`; for the entries of the npm scripts. */
function adviseNpm() {
  process.env[PULUMI_COMMAND_VARIABLE] = "npm run pulumi --";
}

module.exports = { adviseNpm, inCallersWords };
