const { isUnknown, reveal } = require("./wire-values");

const isText = (/** @type {unknown} */ value) => typeof value === "string";
const isTextList = (/** @type {unknown} */ value) =>
  Array.isArray(value) && value.every((item) => isUnknown(item) || isText(item));
const isTextMap = (/** @type {unknown} */ value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && isTextList(Object.values(value));

/** @type {Record<string, [(value: unknown) => boolean, string]>} */
const RULES = {
  create: [isText, "a string"],
  update: [isText, "a string"],
  delete: [isText, "a string"],
  stdin: [isText, "a string"],
  dir: [isText, "a string"],
  environment: [isTextMap, "an object of strings"],
  interpreter: [isTextList, "an array of strings"],
  triggers: [Array.isArray, "an array"],
  addPreviousOutputInEnv: [(value) => typeof value === "boolean", "true or false"],
  logging: [
    (value) => ["stdout", "stderr", "stdoutAndStderr", "none"].includes(String(value)),
    "stdout, stderr, stdoutAndStderr or none",
  ],
};

/**
 * What is wrong with the inputs of a `local.Command`, a line per input; values that are not known yet pass.
 *
 * @param {Record<string, unknown>} inputs as the engine sent them
 * @returns {{ property: string, reason: string }[]} empty where they hold; never with a value in it, it may be a secret
 */
function checkInputs(inputs) {
  return Object.entries(reveal(inputs)).flatMap(([property, value]) => {
    if (value === undefined || value === null || isUnknown(value) || property.startsWith("__")) return [];
    const rule = RULES[property];
    if (!rule)
      return [
        {
          property,
          reason: `the stand-in of the command plugin does not support ${property}: install the real one`,
        },
      ];
    return rule[0](value) ? [] : [{ property, reason: `must be ${rule[1]}` }];
  });
}

module.exports = { checkInputs };
