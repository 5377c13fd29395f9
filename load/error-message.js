const { inCallersWords } = require("../foundation/advice.js");
const { maskUrlSecrets } = require("../foundation/mask-secrets.js");
const { inSource } = require("./source-places.js");

/**
 * What a person is shown of an error. One with a stable code is a mistake that its reader can fix: its message, and
 * ` [CODE]` at the end unless the message has the code already. Any other is a defect: its stack, to be reported, with places
 * in TypeScript. A password in a URL that somebody quoted is masked, and advice is in the words of whoever called the CLI.
 *
 * @param {unknown} error
 * @returns {string}
 */
function errorMessage(error) {
  return inCallersWords(maskUrlSecrets(withCode(error)));
}

/** @param {unknown} error */
function withCode(error) {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "ERR_UNKNOWN";
  // Codes that begin so are Node's own, for calls that the project should not have made.
  if (code.startsWith("ERR_")) return error.stack === undefined ? error.message : inSource(error.stack);
  if (error.message.includes(code)) return error.message;
  // On a line of its own after a usage text, for its brackets mark options there.
  return `${error.message}${/\nUsage:/i.test(error.message) ? "\n" : " "}[${code}]`;
}

module.exports = { errorMessage };
